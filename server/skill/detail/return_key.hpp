#pragma once

#include <mutex>
#include <optional>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"
#include "core/task.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::skill::detail {

// The key that signs return tokens: the store's, so that every replica knows it; asked for once.
// Any thread.
class ReturnKey {
 public:
    explicit ReturnKey(store::PersistenceAdapter& adapter) : adapter_(adapter) {}

    // Errors: as PersistenceAdapter::shared_key, until it was got.
    Task<Result<Secret>> get(Deadline deadline) {
        if (const auto known = this->known()) co_return *known;
        auto asking = adapter_.shared_key(deadline);
        Result<Secret> key = co_await std::move(asking);
        if (!key) co_return propagate(key, "key of return tokens");
        const std::lock_guard hold(mutex_);
        key_ = *key;
        co_return *key;
    }

 private:
    [[nodiscard]] std::optional<Secret> known() const {
        const std::lock_guard hold(mutex_);
        return key_;
    }

    store::PersistenceAdapter& adapter_;
    mutable std::mutex mutex_;
    std::optional<Secret> key_;
};

}    // namespace ask::skill::detail
