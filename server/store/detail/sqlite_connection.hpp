#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "store/database.hpp"

namespace ask::store::detail {

using SqliteValue = std::variant<std::int64_t, std::string_view>;

class SqliteConnection;

// One use of a prepared statement, which is free again when this ends. Must not outlive its
// connection. Errors of all: as error_of.
class SqliteQuery {
 public:
    SqliteQuery(SqliteConnection& connection, sqlite3_stmt* statement)
        : connection_(&connection), statement_(statement) {}
    ~SqliteQuery();
    SqliteQuery(SqliteQuery&& other) noexcept
        : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)) {}
    SqliteQuery& operator=(SqliteQuery&&) = delete;

    // Goes to the next row; false when there is none.
    Result<bool> row();
    // Of the present row, columns from 0.
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] bool is_null(int column) const;

 private:
    SqliteConnection* connection_;
    sqlite3_stmt* statement_;
};

// One open file, in WAL mode with a wait for the disk at every commit. One thread at a time.
class SqliteConnection {
 public:
    enum class Missing { make, refuse };    // what to do about a file that is not there

    // Errors: errors::unavailable, errors::timeout, damaged (also: another program's database,
    // which is left as it was).
    static Result<std::unique_ptr<SqliteConnection>> open(const SqliteOptions& options,
                                                          Missing missing, Deadline deadline);
    // Only to read a file that is there, and would be refused by open() or not. Not while this
    // process has it open: its locks would be dropped. Errors: as open.
    static Result<std::unique_ptr<SqliteConnection>> open_to_look(const SqliteOptions& options,
                                                                  Deadline deadline);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    // When the statements that follow give up; waiting for a lock sooner, after longest_lock.
    void until(Deadline deadline) {
        deadline_ = deadline;
        lock_deadline_ = deadline.capped(longest_lock_);
    }
    // Values are copied. The statement is prepared at its first use and kept.
    Result<SqliteQuery> query(std::string_view sql, std::initializer_list<SqliteValue> values = {});
    // Runs one statement to its end; gives how many rows it changed.
    Result<std::int64_t> run(std::string_view sql, std::initializer_list<SqliteValue> values = {});
    // Runs any number of statements that give no rows and are not kept.
    Result<void> run_script(std::string_view sql);

    [[nodiscard]] bool in_transaction() const;
    // Nobody moved or deleted the file under this connection.
    Result<void> still_there();
    [[nodiscard]] bool broken() const { return broken_; }
    void set_broken() { broken_ = true; }
    [[nodiscard]] std::unexpected<Error> failure(int code);

 private:
    SqliteConnection(const SqliteOptions& options, Deadline deadline);
    [[nodiscard]] Result<void> refuse_missing() const;
    Result<void> open_file(Missing missing);
    Result<void> open_unchanged();
    Result<void> open_as(const std::string& name, int flags);
    Result<void> refuse_foreign();
    Result<void> set_up(std::int64_t most_pages);
    Result<void> turn_on_wal();
    Result<std::string> first_text(std::string_view sql);
    Result<sqlite3_stmt*> prepared(std::string_view sql);
    static int wait_for_lock(void* self, int tries);
    static int is_overdue(void* self);

    std::filesystem::path file_;
    sqlite3* database_ = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
    const std::chrono::milliseconds longest_lock_;
    Deadline deadline_;
    Deadline lock_deadline_;
    bool broken_ = false;
};

// Everything between begin and commit, or nothing: what is not committed is rolled back.
class SqliteTransaction {
 public:
    // write, exclusive: the lock is taken now, so that it is not missed later.
    enum class Kind { read, write, exclusive };
    static Result<SqliteTransaction> begin(SqliteConnection& connection, Kind kind);
    ~SqliteTransaction();
    SqliteTransaction(SqliteTransaction&& other) noexcept
        : connection_(std::exchange(other.connection_, nullptr)) {}
    SqliteTransaction& operator=(SqliteTransaction&&) = delete;
    Result<void> commit();

 private:
    explicit SqliteTransaction(SqliteConnection& connection) : connection_(&connection) {}
    SqliteConnection* connection_;
};

}    // namespace ask::store::detail
