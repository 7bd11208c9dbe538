#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/log.hpp"
#include "store/database.hpp"
#include "store/database_adapter.hpp"
#include "store/detail/call_queue.hpp"

namespace ask::store::detail {

// The schema of one pool's database, brought up to date by whoever has the first connection.
class SharedSchema {
 public:
    explicit SharedSchema(Logger& logger) : logger_(logger) {}
    // Waits while another thread migrates. Errors: as Database::migrate; the next one tries again.
    Result<void> bring_up_to_date(Database& database, Deadline deadline);

 private:
    Logger& logger_;
    std::timed_mutex mutex_;
    std::atomic<bool> done_ = false;
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
    // Until it is told to stop.
    void run(const std::stop_token& stop);

 private:
    void serve(const std::vector<SharedCall>& calls);
    void run_calls(const std::vector<SharedCall>& calls);
    void run_group(Database& database, const std::vector<SharedCall>& calls);
    void prune_if_due();
    // The connection, made and its schema brought up to date where that is still to do.
    Result<Database*> ready(Deadline deadline);

    const Parts parts_;
    std::unique_ptr<Database> database_;
    Deadline::Time::time_point next_prune_;
};

}    // namespace ask::store::detail
