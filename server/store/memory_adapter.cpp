#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "core/keyed_hash.hpp"
#include "store/detail/random_values.hpp"
#include "store/detail/user_id_rule.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::store {

namespace {

// Inventory changes are not kept: nobody could read them after the process is gone.
class MemoryAdapter final : public PersistenceAdapter {
 public:
    Task<Result<Visit>> load(UserId user, RequestId request, Deadline) override {
        co_return read(user, request);
    }
    Task<Result<std::int64_t>> commit(Commit commit, Deadline) override {
        co_return write(std::move(commit));
    }
    Task<Result<void>> erase(UserId user, Deadline) override { co_return forget(user); }
    Task<Result<Secret>> shared_key(Deadline) override { co_return key_; }
    Task<Result<void>> probe(Deadline) override { co_return Result<void>{}; }

 private:
    using Asked = std::pair<UserId, RequestId>;
    struct Answer {
        std::string body;
        TimePoint at;
    };

    Result<Visit> read(const UserId& user, const RequestId& request) {
        if (const auto allowed = detail::check_user_id(user); !allowed) {
            return propagate(allowed, "load");
        }
        const std::lock_guard hold(mutex_);
        Visit visit;
        const auto customer = customers_.find(user);
        if (customer != customers_.end()) visit.customer = customer->second;
        const auto answer = answers_.find(Asked{user, request});
        if (answer != answers_.end()) visit.answer = answer->second.body;
        return visit;
    }

    Result<std::int64_t> write(Commit commit) {
        if (const auto allowed = detail::check_user_id(commit.user); !allowed) {
            return propagate(allowed, "commit");
        }
        const std::lock_guard hold(mutex_);
        const auto known = customers_.find(commit.user);
        const std::int64_t stored = known == customers_.end() ? 0 : known->second.version;
        if (stored != commit.customer.version) {
            return fail(errors::conflict, "the customer was changed meanwhile");
        }
        prune(commit.at);
        if (answers_.contains(Asked{commit.user, commit.request})) {
            return fail(errors::conflict, "the request was answered already");
        }
        commit.customer.version = detail::new_version();
        if (commit.answer) remember(commit);
        const std::int64_t version = commit.customer.version;
        customers_.insert_or_assign(std::move(commit.user), std::move(commit.customer));
        return version;
    }

    void remember(Commit& commit) {
        const Asked asked{commit.user, commit.request};
        answers_.insert_or_assign(asked, Answer{std::move(*commit.answer), commit.at});
        by_age_.emplace(commit.at, asked);
    }

    void prune(TimePoint now) {
        const auto young = by_age_.lower_bound(now - answers_kept);
        for (auto old = by_age_.begin(); old != young; old = by_age_.erase(old)) {
            const auto answer = answers_.find(old->second);
            // One that was erased, and given again later, is not as old as this.
            const bool is_same = answer != answers_.end() && answer->second.at == old->first;
            if (is_same) answers_.erase(answer);
        }
    }

    Result<void> forget(const UserId& user) {
        if (const auto allowed = detail::check_user_id(user); !allowed) {
            return propagate(allowed, "erase");
        }
        const std::lock_guard hold(mutex_);
        customers_.erase(user);
        auto answer = answers_.lower_bound(Asked{user, RequestId{}});
        while (answer != answers_.end() && answer->first.first == user) {
            answer = answers_.erase(answer);
        }
        return {};
    }

    const Secret key_{random_bytes(32)};
    std::mutex mutex_;
    std::unordered_map<UserId, Customer> customers_;
    std::map<Asked, Answer> answers_;
    std::multimap<TimePoint, Asked> by_age_;
};

}    // namespace

std::unique_ptr<PersistenceAdapter> make_memory_adapter() {
    return std::make_unique<MemoryAdapter>();
}

}    // namespace ask::store
