#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::store {

inline constexpr ErrorCode newer_schema{"newer_schema"};    // written by a later skilld
inline constexpr ErrorCode older_schema{"older_schema"};    // the migrations are still to come
inline constexpr ErrorCode damaged{"damaged"};              // the file or a row is not what it was
// The users are kept under other names than this configuration gives them (see user_naming), so
// that each would be taken for a new customer.
inline constexpr ErrorCode other_user_naming{"other_user_naming"};

// One customer on the way from one database to another. `user` as it is stored: hashed, if it is.
struct ArchivedCustomer {
    std::string user;
    Customer customer;    // the version is not carried over
    std::vector<InventoryChange> changes;
};

struct Migrated {
    int from = 0;    // number of the last migration found; 0: an empty database
    int to = 0;
};

// How far an import has come, kept in the database that imports.
struct ImportMark {
    std::string source;            // store_id of the database that was exported
    std::string last_user;         // all up to this one, in byte order, are there
    std::int64_t customers = 0;    // taken over so far
};

// One connection to one database, for the pool behind an adapter and for commands. Blocks; one
// thread at a time. A connection that broke is made anew at the next call. Each call gives up at
// its deadline. Each new connection looks first whether users are named as its options say.
// Errors of all: other_user_naming, errors::unavailable (cannot be reached, not there, full,
// read-only), errors::timeout (also: others kept it locked for too long), errors::invalid for what
// the engine refuses, damaged. A file that is moved, deleted or replaced is noticed at the next
// call.
class Database {
 public:
    virtual ~Database() = default;

    // Applies what is missing of the numbered migrations, each once, whoever else tries at the same
    // moment; and notes the user_naming of its options if none is noted yet. Errors: also
    // newer_schema.
    virtual Result<Migrated> migrate(Deadline deadline) = 0;
    // Whether nothing is missing; writes nothing. Errors: also older_schema, newer_schema.
    virtual Result<void> check_schema(Deadline deadline) = 0;
    // A look for damage at the start, of what can be read until the deadline; check() reads all.
    virtual Result<void> look_over(Deadline) { return {}; }

    virtual Result<Visit> load(const UserId& user, const RequestId& request, Deadline deadline) = 0;
    // As many results as commits, each by itself as PersistenceAdapter::commit promises; they may
    // share one transaction, and so one wait for the disk. One whose own deadline passed before it
    // was written is errors::timeout, and is not.
    virtual std::vector<Result<std::int64_t>> commit(std::span<const Commit> commits,
                                                     Deadline deadline) = 0;
    virtual Result<void> erase(const UserId& user, Deadline deadline) = 0;
    virtual Result<Secret> shared_key(Deadline deadline) = 0;
    virtual Result<void> probe(Deadline deadline) = 0;
    // Forgets at most `most` answers that were given before `before`; gives how many.
    virtual Result<std::size_t> prune_answers(TimePoint before, std::size_t most,
                                              Deadline deadline) = 0;

    // Oldest first.
    virtual Result<std::vector<InventoryChange>> history(const UserId& user, Deadline deadline) = 0;
    // Every fault that is found, a line each; none: sound. At the deadline those found until then.
    virtual Result<std::vector<std::string>> check(Deadline deadline) = 0;

    // A random name given to the database when it was made.
    virtual Result<std::string> store_id(Deadline deadline) = 0;
    virtual Result<std::int64_t> count_customers(Deadline deadline) = 0;
    // At most `most` customers after `after` in byte order of the user; fewer: the last ones.
    virtual Result<std::vector<ArchivedCustomer>> page(const std::string& after, std::size_t most,
                                                       Deadline deadline) = 0;
    // Writes all of them and the mark, or nothing. Customers that are there already are replaced,
    // with their changes.
    virtual Result<void> put(std::span<const ArchivedCustomer> customers, const ImportMark& mark,
                             Deadline deadline) = 0;
    virtual Result<std::optional<ImportMark>> import_mark(const std::string& source,
                                                          Deadline deadline) = 0;
    // The import is complete: the next one of this source begins anew.
    virtual Result<void> clear_import_mark(const std::string& source, Deadline deadline) = 0;
};

struct SqliteOptions {
    std::filesystem::path path;     // the folder must exist
    std::int64_t most_pages = 0;    // of 4,096 bytes; 0: as many as the disk holds
    // Whether a file that is not there is made. Once opened it never is: an empty database in the
    // place of one that went away would take every customer for a new one.
    bool make = true;
    // How long a call waits for another process to unlock the file, within its deadline.
    std::chrono::milliseconds longest_lock{10'000};
    // What user_naming() gives; none: any will do.
    std::optional<std::string> user_naming = std::nullopt;
    // Whether migrate() may note another naming where there are no customers: for people, not for
    // servers, of which another may be about to write the first one. None may run meanwhile.
    bool may_rename = false;
};
// Errors: errors::unavailable, errors::timeout, damaged, each naming the file. An SQLite file that
// another program made is damaged, and left as it was.
Result<std::unique_ptr<Database>> open_sqlite(const SqliteOptions& options);
// What open_sqlite and check_schema would say of a file that is there, which is not changed. Not
// while this process has it open. Errors: those of the two.
Result<void> look_at_sqlite(const SqliteOptions& options);

struct PostgresOptions {
    Secret dsn;    // as libpq reads it: postgresql://… or key=value; never logged
    std::optional<std::string> user_naming = std::nullopt;    // as SqliteOptions'
    bool may_rename = false;                                  // as SqliteOptions'
};
// Opens nothing yet. Errors: errors::invalid for a DSN that libpq cannot read.
Result<std::unique_ptr<Database>> open_postgres(const PostgresOptions& options);

}    // namespace ask::store
