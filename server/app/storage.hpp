#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"
#include "store/database.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::app {

enum class Backend { memory, sqlite, postgres };

// Where customers are kept.
struct StorageConfig {
    Backend backend = Backend::sqlite;
    std::filesystem::path path = "data/skilld.sqlite";    // of sqlite; its folder is made
    Secret dsn;                                           // of postgres
    std::size_t connections = 8;                          // of postgres
    std::chrono::milliseconds call_limit{3'000};          // for one load or one commit
    // Not empty: users are stored as a hash with this key, so that a dump names nobody.
    Secret user_id_key;
};

// What to do about an SQLite file that is not there. A person's migrate() on a database to be made
// may also note another naming: see store::SqliteOptions.
enum class Missing { refuse, make };

// Finds what no waiting mends; changes nothing, and leaves nothing behind that it made. Errors:
// errors::invalid for a DSN that cannot be read, those of open_sqlite, store::newer_schema and
// store::other_user_naming for a file that is there, errors::unavailable for what is no file and
// for a folder where none can be made.
Result<void> check_storage(const StorageConfig& config);

// Only for what check_storage passed. Connects when it is first used.
std::unique_ptr<store::PersistenceAdapter> make_adapter(const StorageConfig& config, Logger& logger,
                                                        Metrics& metrics);

// Makes the database ready for this version, and looks whether an SQLite file is sound. A server
// that cannot be reached now is no error, only told in the log: it may come.
// Errors: store::newer_schema, store::other_user_naming, store::damaged, errors::unavailable for a
// file.
Result<void> prepare_storage(const StorageConfig& config, Logger& logger);

// For the commands: one connection. Errors: errors::refused for memory, which holds nothing between
// processes; else as check_storage, and errors::unavailable for a file or folder that is not there
// or cannot be made.
Result<std::unique_ptr<store::Database>> open_database(const StorageConfig& config,
                                                       Missing missing);

// The user as the database knows them.
[[nodiscard]] UserId stored_user(const StorageConfig& config, const UserId& user);

}    // namespace ask::app
