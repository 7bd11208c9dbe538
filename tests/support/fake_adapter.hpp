#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "store/persistence_adapter.hpp"

namespace ask::tests {

// One user's document, counted calls, and failures on demand.
class FakeAdapter final : public store::PersistenceAdapter {
 public:
    Task<Result<store::Document>> load(UserId, Deadline) override {
        ++loads;
        if (load_failure) co_return std::unexpected(*load_failure);
        co_return document;
    }
    Task<Result<std::int64_t>> save(UserId, store::Document written, Deadline) override {
        ++saves;
        if (save_failure) co_return std::unexpected(*save_failure);
        document = std::move(written);
        co_return ++document.version;
    }
    Task<Result<void>> erase(UserId, Deadline) override {
        ++erasures;
        document = {};
        co_return Result<void>{};
    }

    store::Document document;
    std::optional<Error> load_failure;
    std::optional<Error> save_failure;
    int loads = 0;
    int saves = 0;
    int erasures = 0;
};

}    // namespace ask::tests
