#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/log.hpp"
#include "store/database.hpp"
#include "store/database_adapter.hpp"
#include "store/detail/call_queue.hpp"

namespace ask::store::detail {

// What a call gets while a thread of the pool migrates.
[[nodiscard]] Error migrated_now();

// The schema of one pool's database: looked at until it was found up to date once. Any thread.
class SharedSchema {
 public:
    explicit SharedSchema(Logger& logger) : logger_(logger) {}
    // Errors: as Database::check_schema.
    Result<void> check(Database& database, Deadline deadline);
    // Applies what is missing, under no call's deadline, unless another thread is about it. What
    // waits in `held_up`, whose thread this is, is refused.
    void bring_up_to_date(Database& database, CallQueue& held_up);
    [[nodiscard]] bool is_migrated_now() const { return migrated_now_; }

 private:
    void migrate(Database& database);

    Logger& logger_;
    std::atomic<bool> done_ = false;
    std::atomic<bool> migrated_now_ = false;
};

// What one thread of the pool does with its own connection.
class StoreWorker {
 public:
    struct Parts {
        const OpenDatabase& open;
        CallQueue& queue;
        SharedSchema& schema;
        Logger& logger;
        std::size_t most_in_group;
        std::optional<std::chrono::milliseconds> prune_every;    // nothing: another one prunes
    };
    explicit StoreWorker(const Parts& parts);
    // Until it is told to stop. What is thrown in a call costs the call and the connection.
    void run(const std::stop_token& stop);

 private:
    void serve_next(const std::stop_token& stop);
    void recover(const char* why);
    void serve(const std::vector<SharedCall>& calls);
    void run_calls(const std::vector<SharedCall>& calls);
    void run_group(Database& database, const std::vector<SharedCall>& calls);
    void prune_if_due();
    // The connection, made and its schema looked at where that is still to do.
    Result<Database*> ready(Deadline deadline);

    const Parts parts_;
    std::unique_ptr<Database> database_;
    Deadline::Time::time_point next_prune_;
};

}    // namespace ask::store::detail
