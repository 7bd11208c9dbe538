#include "store/detail/sqlite_connection.hpp"

#include <algorithm>
#include <thread>

#include "store/detail/sqlite_errors.hpp"

namespace ask::store::detail {

namespace {

int bind(sqlite3_stmt* statement, int place, const SqliteValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return sqlite3_bind_int64(statement, place, *number);
    }
    const std::string_view text = std::get<std::string_view>(value);
    return sqlite3_bind_text64(statement, place, text.data() == nullptr ? "" : text.data(),
                               text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

std::string_view opening_of(SqliteTransaction::Kind kind) {
    if (kind == SqliteTransaction::Kind::exclusive) return "BEGIN EXCLUSIVE";
    return kind == SqliteTransaction::Kind::write ? "BEGIN IMMEDIATE" : "BEGIN";
}

}    // namespace

SqliteQuery::~SqliteQuery() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Result<bool> SqliteQuery::row() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return connection_->failure(code);
}

std::int64_t SqliteQuery::number(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string SqliteQuery::text(int column) const {
    const auto* const bytes = sqlite3_column_text(statement_, column);
    if (bytes == nullptr) return {};
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return std::string(reinterpret_cast<const char*>(bytes), size);
}

bool SqliteQuery::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

SqliteConnection::~SqliteConnection() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
}

int SqliteConnection::wait_for_lock(void* self, int tries) {
    using std::chrono::milliseconds;
    const auto left = static_cast<SqliteConnection*>(self)->lock_deadline_.remaining();
    if (left == milliseconds{0}) return 0;
    std::this_thread::sleep_for(std::min(left, milliseconds{1 << std::min(tries, 4)}));
    return 1;
}

int SqliteConnection::is_overdue(void* self) {
    return static_cast<SqliteConnection*>(self)->deadline_.passed() ? 1 : 0;
}

Result<sqlite3_stmt*> SqliteConnection::prepared(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) return known->second;
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return failure(code);
    statements_.emplace(sql, statement);
    return statement;
}

Result<SqliteQuery> SqliteConnection::query(std::string_view sql,
                                            std::initializer_list<SqliteValue> values) {
    const Result<sqlite3_stmt*> statement = prepared(sql);
    if (!statement) return std::unexpected(statement.error());
    SqliteQuery query(*this, *statement);
    int place = 0;
    for (const SqliteValue& value : values) {
        const int code = bind(*statement, ++place, value);
        if (code != SQLITE_OK) return failure(code);
    }
    return query;
}

Result<std::int64_t> SqliteConnection::run(std::string_view sql,
                                           std::initializer_list<SqliteValue> values) {
    Result<SqliteQuery> query = this->query(sql, values);
    if (!query) return std::unexpected(query.error());
    Result<bool> row = query->row();
    while (row && *row) row = query->row();
    if (!row) return std::unexpected(row.error());
    return sqlite3_changes64(database_);
}

Result<void> SqliteConnection::run_script(std::string_view sql) {
    const std::string script(sql);
    const int code = sqlite3_exec(database_, script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failure(code);
    return {};
}

bool SqliteConnection::in_transaction() const {
    return sqlite3_get_autocommit(database_) == 0;
}

Result<void> SqliteConnection::still_there() {
    int moved = 0;
    sqlite3_file_control(database_, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved == 0) return {};
    broken_ = true;
    return fail(errors::unavailable,
                file_.string() + ": it was moved or deleted while it was open: put it back");
}

std::unexpected<Error> SqliteConnection::failure(int code) {
    if (breaks_connection(code)) broken_ = true;
    SqliteFault fault{.code = code, .system_errno = 0, .message = sqlite3_errstr(code)};
    // No system call failed where SQLite did as it was told.
    const int primary = code & 0xFF;
    const bool is_systems = primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN;
    if (is_systems && database_ != nullptr) fault.system_errno = sqlite3_system_errno(database_);
    if (primary == SQLITE_ERROR && database_ != nullptr) fault.message = sqlite3_errmsg(database_);
    return std::unexpected(error_of(fault, file_));
}

Result<SqliteTransaction> SqliteTransaction::begin(SqliteConnection& connection, Kind kind) {
    const auto begun = connection.run(opening_of(kind));
    if (!begun) return std::unexpected(begun.error());
    SqliteTransaction transaction(connection);
    // The wait for the lock may have been long.
    const auto there = kind == Kind::read ? Result<void>() : connection.still_there();
    if (!there) return std::unexpected(there.error());
    return transaction;
}

SqliteTransaction::~SqliteTransaction() {
    // After some faults SQLite has rolled back by itself.
    if (connection_ == nullptr || !connection_->in_transaction()) return;
    if (!connection_->run("ROLLBACK")) connection_->set_broken();
}

Result<void> SqliteTransaction::commit() {
    const auto committed = connection_->run("COMMIT");
    if (!committed) return std::unexpected(committed.error());
    return {};
}

}    // namespace ask::store::detail
