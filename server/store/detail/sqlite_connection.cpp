#include "store/detail/sqlite_connection.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <thread>

#include "store/detail/sqlite_errors.hpp"

namespace ask::store::detail {

namespace {

// Makes the file so that only its owner reads it; a file that is there stays as it is. Gives 0, or
// why it cannot be made.
int make_file(const std::filesystem::path& file) {
    const int made = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (made < 0) return errno == EEXIST ? 0 : errno;
    ::close(made);
    return 0;
}

// To close a file drops the locks of all that have it open in this process: nobody may open it
// between the making and the closing above.
std::mutex& opening() {
    static std::mutex mutex;
    return mutex;
}

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

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const SqliteOptions& options,
                                                                 Missing missing,
                                                                 Deadline deadline) {
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(options, deadline));
    const auto opened = connection->open_file(missing);
    if (!opened) return std::unexpected(opened.error());
    const auto set_up = connection->set_up(options.most_pages);
    if (!set_up) return std::unexpected(set_up.error());
    return connection;
}

// The path absolute: SQLite gives a meaning to "", ":memory:" and "file:…".
SqliteConnection::SqliteConnection(const SqliteOptions& options, Deadline deadline)
    : file_(std::filesystem::absolute(options.path)),
      longest_lock_(options.longest_lock),
      deadline_(deadline),
      lock_deadline_(deadline.capped(options.longest_lock)) {}

SqliteConnection::~SqliteConnection() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
}

// Whatever else is wrong with it SQLite says.
Result<void> SqliteConnection::refuse_missing() const {
    std::error_code failed;
    const auto status = std::filesystem::status(file_, failed);
    if (status.type() != std::filesystem::file_type::not_found) return {};
    return fail(errors::unavailable,
                file_.string() +
                    ": it is not there: put it back, mend storage.path, or run "
                    "skilld store migrate for a new one");
}

Result<void> SqliteConnection::open_file(Missing missing) {
    const std::lock_guard hold(opening());
    if (missing == Missing::refuse) {
        if (const auto there = refuse_missing(); !there) return there;
    }
    if (missing == Missing::make) {
        const int why = make_file(file_);
        const SqliteFault fault{SQLITE_CANTOPEN, why, "the file cannot be made"};
        if (why != 0) return std::unexpected(error_of(fault, file_));
    }
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(file_.c_str(), &database_, flags, nullptr);
    if (code != SQLITE_OK) return failure(code);
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_handler(database_, &SqliteConnection::wait_for_lock, this);
    constexpr int steps_between_looks = 4'000;
    sqlite3_progress_handler(database_, steps_between_looks, &SqliteConnection::is_overdue, this);
    // A file that may only be read is opened so, without a word.
    if (sqlite3_db_readonly(database_, "main") == 1) return failure(SQLITE_READONLY);
    return {};
}

Result<void> SqliteConnection::set_up(std::int64_t most_pages) {
    if (const auto wal = turn_on_wal(); !wal) return wal;
    const std::string limit =
        most_pages > 0 ? "PRAGMA max_page_count=" + std::to_string(most_pages) + ";" : "";
    // What was erased is overwritten; a log that grew once shrinks again.
    return run_script(
        "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON;"
        "PRAGMA trusted_schema=OFF; PRAGMA journal_size_limit=67108864;" +
        limit);
}

// SQLite does not wait here by itself when another process does the same.
Result<void> SqliteConnection::turn_on_wal() {
    for (int tries = 0;; ++tries) {
        const auto mode = first_text("PRAGMA journal_mode=WAL");
        if (mode && *mode == "wal") return {};
        if (mode) {
            return fail(errors::unavailable, file_.string() + ": its disk allows no shared log; " +
                                                 "network drives do not: use a local disk");
        }
        const bool is_locked = mode.error().code == errors::timeout;
        if (!is_locked || wait_for_lock(this, tries) == 0) return std::unexpected(mode.error());
    }
}

Result<std::string> SqliteConnection::first_text(std::string_view sql) {
    Result<SqliteQuery> asked = query(sql);
    if (!asked) return std::unexpected(asked.error());
    const Result<bool> row = asked->row();
    if (!row) return std::unexpected(row.error());
    return *row ? asked->text(0) : std::string();
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
