#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "store/database.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::store {

// Gives a new connection for one thread of the pool.
using OpenDatabase = std::function<Result<std::unique_ptr<Database>>()>;

struct PoolOptions {
    std::size_t readers = 2;             // threads, a connection each, that only load
    std::size_t writers = 1;             // threads, a connection each, for everything else
    std::size_t most_in_group = 64;      // commits that share one transaction
    std::size_t most_waiting = 4'096;    // loads, and as many other calls; beyond it unavailable
    std::chrono::milliseconds call_limit{3'000};    // for one call, within its own deadline
    // How often answers older than answers_kept are forgotten.
    std::chrono::milliseconds prune_every{60'000};
};

// An adapter over a pool of blocking connections. Where a connection finds migrations missing, one
// thread applies them, however long that takes; no call waits for it, all are errors::unavailable
// meanwhile. A database that cannot be reached now is tried again at each call. Calls whose
// deadline passed while they waited are not begun. What a connection finds damaged or of a newer
// schema is errors::unavailable to the caller. Its threads end with it, and what waits then gets
// errors::unavailable, those that are under way first come to their end, a migration too: end it
// after the threads that run its callers, and before their contexts and the metrics. Metrics:
// skilld_store_calls_total{call,outcome}, skilld_store_seconds{call}.
std::unique_ptr<PersistenceAdapter> make_database_adapter(OpenDatabase open, PoolOptions options,
                                                          Logger& logger, Metrics& metrics);

// For the start, before there is an adapter: connects within 5 seconds, migrates within the
// deadline, and looks for damage. Blocks.
// Errors: errors::unavailable, errors::timeout, newer_schema, other_user_naming, damaged.
Result<Migrated> prepare_database(const OpenDatabase& open, Deadline deadline);

}    // namespace ask::store
