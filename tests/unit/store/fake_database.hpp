#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <vector>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "store/database_adapter.hpp"
#include "unit/store/adapter_contract.hpp"

namespace ask::tests {

// Holds up who passes while it is closed.
class Gate {
 public:
    void close() { set(false); }
    void open() { set(true); }
    void pass() {
        std::unique_lock hold(mutex_);
        ++waiting_;
        changed_.notify_all();
        changed_.wait(hold, [this] { return open_; });
        --waiting_;
    }
    void wait_until_somebody_waits() {
        std::unique_lock hold(mutex_);
        changed_.wait(hold, [this] { return waiting_ > 0; });
    }

 private:
    void set(bool open) {
        const std::lock_guard hold(mutex_);
        open_ = open;
        changed_.notify_all();
    }
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = true;
    int waiting_ = 0;
};

// A database that does nothing, and fails as it is told; what its connections share.
struct FakeDatabases {
    std::atomic<int> fail_open = 0;    // so many times more
    std::atomic<int> opened = 0;
    std::atomic<int> migrated = 0;
    // Set while no call is under way.
    std::optional<ErrorCode> migration_fails_with;
    std::optional<ErrorCode> check_fails_with;
    std::atomic<bool> schema_is_old = false;
    std::atomic<bool> prune_throws = false;
    std::atomic<bool> all_have_deadlines = true;
    std::atomic<bool> load_throws = false;
    std::atomic<bool> look_fails = false;
    std::atomic<std::size_t> prunable = 0;
    std::atomic<int> prunes = 0;
    std::atomic<bool> prune_age_is_right = true;
    Gate gate;              // that commits pass
    Gate migration_gate;    // that migrations pass
    Logger logger{{.level = LogLevel::off, .format = LogFormat::json}};
    Metrics metrics;

    void note_group(std::size_t size) {
        const std::lock_guard hold(mutex_);
        groups_.push_back(size);
    }
    std::vector<std::size_t> groups() {
        const std::lock_guard hold(mutex_);
        return groups_;
    }
    void wait_for_prunes(int count) {
        for (int seen = prunes; seen < count; seen = prunes) prunes.wait(seen);
    }
    store::OpenDatabase opener();
    std::unique_ptr<store::PersistenceAdapter> adapter(const store::PoolOptions& pool = {}) {
        return store::make_database_adapter(opener(), pool, logger, metrics);
    }

 private:
    std::mutex mutex_;
    std::vector<std::size_t> groups_;
};

class FakeDatabase final : public store::Database {
 public:
    explicit FakeDatabase(FakeDatabases& bench) : bench_(bench) {}

    Result<store::Migrated> migrate(Deadline) override {
        if (bench_.migration_fails_with) return fail(*bench_.migration_fails_with, "as told");
        bench_.migration_gate.pass();
        ++bench_.migrated;
        bench_.schema_is_old = false;
        return store::Migrated{.from = 0, .to = 1};
    }
    Result<void> check_schema(Deadline) override {
        if (bench_.check_fails_with) return fail(*bench_.check_fails_with, "as told");
        if (bench_.schema_is_old) return fail(store::older_schema, "as told");
        return {};
    }
    Result<void> look_over(Deadline) override {
        if (bench_.look_fails) return fail(store::damaged, "as told");
        return {};
    }
    Result<store::Visit> load(const UserId&, const RequestId&, Deadline) override {
        if (bench_.load_throws) throw std::runtime_error("as told");
        return store::Visit{};
    }
    std::vector<Result<std::int64_t>> commit(std::span<const store::Commit> commits,
                                             Deadline) override {
        bench_.note_group(commits.size());
        for (const store::Commit& commit : commits) {
            if (!commit.deadline) bench_.all_have_deadlines = false;
        }
        bench_.gate.pass();
        return std::vector<Result<std::int64_t>>(commits.size(), 1);
    }
    Result<void> erase(const UserId&, Deadline) override { return {}; }
    Result<Secret> shared_key(Deadline) override { return Secret{"key"}; }
    Result<void> probe(Deadline) override { return {}; }
    Result<std::size_t> prune_answers(TimePoint before, std::size_t most, Deadline) override {
        if (bench_.prune_throws.exchange(false)) {
            ++bench_.prunes;
            bench_.prunes.notify_all();
            throw 1;
        }
        const auto age = std::chrono::system_clock::now() - before;
        const bool is_right =
            age >= store::answers_kept && age < store::answers_kept + std::chrono::minutes{1};
        if (!is_right) bench_.prune_age_is_right = false;
        const std::size_t pruned = std::min<std::size_t>(most, bench_.prunable);
        bench_.prunable -= pruned;
        ++bench_.prunes;
        bench_.prunes.notify_all();
        return pruned;
    }
    Result<std::vector<store::InventoryChange>> history(const UserId&, Deadline) override {
        return {};
    }
    Result<std::vector<std::string>> check(Deadline) override { return {}; }
    Result<std::string> store_id(Deadline) override { return "fake"; }
    Result<std::int64_t> count_customers(Deadline) override { return 0; }
    Result<std::vector<store::ArchivedCustomer>> page(const std::string&, std::size_t,
                                                      Deadline) override {
        return {};
    }
    Result<void> put(std::span<const store::ArchivedCustomer>, const store::ImportMark&,
                     Deadline) override {
        return {};
    }
    Result<std::optional<store::ImportMark>> import_mark(const std::string&, Deadline) override {
        return std::nullopt;
    }
    Result<void> clear_import_mark(const std::string&, Deadline) override { return {}; }

 private:
    FakeDatabases& bench_;
};

inline store::OpenDatabase FakeDatabases::opener() {
    return [this]() -> Result<std::unique_ptr<store::Database>> {
        ++opened;
        if (fail_open > 0) {
            --fail_open;
            return fail(errors::unavailable, "nobody there");
        }
        return std::make_unique<FakeDatabase>(*this);
    };
}

}    // namespace ask::tests
