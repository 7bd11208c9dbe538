#include <cstdint>
#include <mutex>
#include <unordered_map>

#include "store/persistence_adapter.hpp"

namespace ask::store {

namespace {

class MemoryAdapter final : public PersistenceAdapter {
 public:
    Task<Result<Document>> load(UserId user, Deadline) override {
        const std::lock_guard hold(mutex_);
        const auto known = documents_.find(user);
        co_return known == documents_.end() ? Document{} : known->second;
    }

    Task<Result<std::int64_t>> save(UserId user, Document document, Deadline) override {
        co_return write(user, std::move(document));
    }

    Task<Result<void>> erase(UserId user, Deadline) override {
        const std::lock_guard hold(mutex_);
        documents_.erase(user);
        co_return Result<void>{};
    }

 private:
    Result<std::int64_t> write(const UserId& user, Document document) {
        const std::lock_guard hold(mutex_);
        const auto known = documents_.find(user);
        const std::int64_t stored = known == documents_.end() ? 0 : known->second.version;
        if (stored != document.version) {
            return fail(errors::conflict, "the attributes were changed meanwhile");
        }
        // Counted over all users: a version never comes back after its document was erased.
        document.version = ++last_version_;
        documents_.insert_or_assign(user, std::move(document));
        return last_version_;
    }

    std::mutex mutex_;
    std::unordered_map<UserId, Document> documents_;
    std::int64_t last_version_ = 0;
};

}    // namespace

std::unique_ptr<PersistenceAdapter> make_memory_adapter() {
    return std::make_unique<MemoryAdapter>();
}

}    // namespace ask::store
