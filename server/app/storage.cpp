#include "app/storage.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "store/database_adapter.hpp"
#include "store/hashed_users.hpp"

namespace ask::app {

namespace {

Error folder_fault(const std::filesystem::path& folder, const char* what,
                   const std::error_code& why) {
    return {errors::unavailable, "the folder " + folder.string() + " cannot be " + what + " (" +
                                     why.message() +
                                     "), a path in a folder that skilld may write would be right"};
}

Result<void> make_folder_of(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.parent_path();
    if (folder.empty()) return {};
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (!failed) return {};
    return std::unexpected(folder_fault(folder, "made", failed));
}

// Also a link that leads nowhere.
bool is_there(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

// Tried, not asked: permissions say little of root, of /proc and of a disk that is only read.
std::error_code try_folder(const std::filesystem::path& folder) {
    std::string trial = (folder / ".skilld-XXXXXX").string();
    const bool is_made = ::mkdtemp(trial.data()) != nullptr;
    if (!is_made) return {errno, std::generic_category()};
    ::rmdir(trial.c_str());
    return {};
}

// Whether a file that is not there can be made, and its folder where need be.
Result<void> look_at_place(const std::filesystem::path& file) {
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    std::filesystem::path there = folder;
    while (!is_there(there) && there.has_relative_path()) there = there.parent_path();
    const std::error_code failed = try_folder(there);
    if (!failed) return {};
    const char* what = there == folder ? "written" : "made";
    return std::unexpected(folder_fault(folder, what, failed));
}

// Who asks for the database: a server, or a person with a command.
enum class Asker { server, person };

store::SqliteOptions sqlite_of(const StorageConfig& config, Missing missing, Asker asker) {
    store::SqliteOptions options;
    options.path = config.path;
    options.make = missing == Missing::make;
    options.user_naming = store::user_naming(config.user_id_key);
    options.may_rename = asker == Asker::person && missing == Missing::make;
    return options;
}

store::OpenDatabase opener(const StorageConfig& config, Missing missing, Asker asker) {
    const store::SqliteOptions sqlite = sqlite_of(config, missing, asker);
    if (config.backend == Backend::postgres) {
        store::PostgresOptions options{config.dsn, sqlite.user_naming, sqlite.may_rename};
        return [options = std::move(options)] { return store::open_postgres(options); };
    }
    return [sqlite] { return store::open_sqlite(sqlite); };
}

// One writer is SQLite's own rule; PostgreSQL's connections do whatever is next.
store::PoolOptions pool_of(const StorageConfig& config) {
    store::PoolOptions pool;
    pool.call_limit = config.call_limit;
    if (config.backend != Backend::postgres) return pool;
    pool.readers = (config.connections + 1) / 2;
    pool.writers = config.connections - pool.readers;
    return pool;
}

// What would keep a server from starting with the file that is there.
Result<void> look_at_file(const StorageConfig& config, const store::SqliteOptions& options) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(config.path, ignored)) {
        return fail(errors::unavailable,
                    config.path.string() +
                        " is no regular file, a path for one in a folder that skilld may write "
                        "would be right");
    }
    // Its log is made beside it.
    const auto folder = std::filesystem::canonical(config.path, ignored).parent_path();
    if (const auto failed = try_folder(folder)) {
        return std::unexpected(folder_fault(folder, "written", failed));
    }
    const Result<void> known = store::look_at_sqlite(options);
    if (known) return {};
    const ErrorCode code = known.error().code;
    const bool may_pass = code == errors::timeout || code == store::older_schema;
    return may_pass ? Result<void>{} : known;    // a lock ends, an older schema is migrated
}

Result<void> look_at_sqlite_path(const StorageConfig& config, Missing missing, Asker asker) {
    if (is_there(config.path)) return look_at_file(config, sqlite_of(config, missing, asker));
    return missing == Missing::make ? look_at_place(config.path) : Result<void>{};
}

Result<void> look_at_storage(const StorageConfig& config, Missing missing, Asker asker) {
    if (config.backend == Backend::memory) return {};
    if (config.backend == Backend::sqlite) return look_at_sqlite_path(config, missing, asker);
    const auto readable = store::open_postgres({.dsn = config.dsn});
    if (!readable) return propagate(readable, "dsn");
    return {};
}

// A server that is away may come; a file that cannot be opened will not open by waiting.
bool may_come(Backend backend, const Error& error) {
    const bool is_away = error.code == errors::unavailable || error.code == errors::timeout;
    return backend == Backend::postgres && is_away;
}

}    // namespace

Result<void> check_storage(const StorageConfig& config) {
    return look_at_storage(config, Missing::make, Asker::server);
}

std::unique_ptr<store::PersistenceAdapter> make_adapter(const StorageConfig& config, Logger& logger,
                                                        Metrics& metrics) {
    if (config.backend == Backend::memory) return store::make_memory_adapter();
    auto adapter = store::make_database_adapter(opener(config, Missing::refuse, Asker::server),
                                                pool_of(config), logger, metrics);
    if (config.user_id_key.empty()) return adapter;
    return store::hashed_users(std::move(adapter), config.user_id_key);
}

Result<void> prepare_storage(const StorageConfig& config, Logger& logger) {
    if (config.backend == Backend::memory) return {};
    if (config.backend == Backend::sqlite) {
        const Result<void> made = make_folder_of(config.path);
        if (!made) return made;
    }
    // A migration of many rows takes its time; connecting has a limit of its own.
    const Deadline deadline = Deadline::in(std::chrono::minutes{10});
    const auto prepared =
        store::prepare_database(opener(config, Missing::make, Asker::server), deadline);
    if (prepared && prepared->from != prepared->to) {
        logger.info("app", "database_migrated", {{"from", prepared->from}, {"to", prepared->to}});
    }
    if (prepared) return {};
    if (!may_come(config.backend, prepared.error())) return std::unexpected(prepared.error());
    logger.warning("app", "database_unreachable", {{"cause", prepared.error().context}});
    return {};
}

Result<std::unique_ptr<store::Database>> open_database(const StorageConfig& config,
                                                       Missing missing) {
    if (config.backend == Backend::memory) {
        return fail(errors::refused,
                    "is \"memory\", which holds nothing between processes; "
                    "\"sqlite\" or \"postgres\" would be right");
    }
    const Result<void> usable = look_at_storage(config, missing, Asker::person);
    if (!usable) return std::unexpected(usable.error());
    if (config.backend == Backend::sqlite && missing == Missing::make) {
        const Result<void> made = make_folder_of(config.path);
        if (!made) return std::unexpected(made.error());
    }
    return opener(config, missing, Asker::person)();
}

UserId stored_user(const StorageConfig& config, const UserId& user) {
    if (config.user_id_key.empty()) return user;
    return store::hashed_user(config.user_id_key, user);
}

}    // namespace ask::app
