#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>

#include "store/database.hpp"
#include "store/detail/sqlite_connection.hpp"
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

bool stands_for_itself_in_url(char letter) {
    const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    const bool is_digit = letter >= '0' && letter <= '9';
    return is_letter || is_digit || letter == '/' || letter == '.' || letter == '-';
}

// SQLite is told so that nobody writes this file: it makes none beside it, and takes no lock.
std::string url_of_unchanging(const std::filesystem::path& file) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string url = "file:";
    for (const char letter : file.string()) {
        if (stands_for_itself_in_url(letter)) {
            url += letter;
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        url.append({'%', digits[byte / 16U], digits[byte % 16U]});
    }
    return url + "?immutable=1";
}

// The log lies beside the file itself, wherever a link to it does.
bool has_log(const std::filesystem::path& file) {
    std::error_code failed;
    const auto real = std::filesystem::canonical(file, failed);
    return !failed && std::filesystem::exists(real.string() + "-wal", failed);
}

}    // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const SqliteOptions& options,
                                                                 Missing missing,
                                                                 Deadline deadline) {
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(options, deadline));
    const auto opened = connection->open_file(missing);
    if (!opened) return std::unexpected(opened.error());
    const auto ours = connection->refuse_foreign();
    if (!ours) return std::unexpected(ours.error());
    const auto set_up = connection->set_up(options.most_pages);
    if (!set_up) return std::unexpected(set_up.error());
    return connection;
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open_to_look(
    const SqliteOptions& options, Deadline deadline) {
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(options, deadline));
    const auto opened = connection->open_unchanged();
    if (!opened) return std::unexpected(opened.error());
    const auto ours = connection->refuse_foreign();
    if (!ours) return std::unexpected(ours.error());
    return connection;
}

// The path absolute: SQLite gives a meaning to "", ":memory:" and "file:…".
SqliteConnection::SqliteConnection(const SqliteOptions& options, Deadline deadline)
    : file_(std::filesystem::absolute(options.path)),
      longest_lock_(options.longest_lock),
      deadline_(deadline),
      lock_deadline_(deadline.capped(options.longest_lock)) {}

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
    const auto opened = open_as(file_.string(), SQLITE_OPEN_READWRITE);
    if (!opened) return opened;
    // A file that may only be read is opened so, without a word.
    if (sqlite3_db_readonly(database_, "main") == 1) return failure(SQLITE_READONLY);
    return {};
}

// What reads a file with a log needs the log's index; without a log nobody has the file open.
Result<void> SqliteConnection::open_unchanged() {
    const std::lock_guard hold(opening());
    if (const auto there = refuse_missing(); !there) return there;
    if (::faccessat(AT_FDCWD, file_.c_str(), R_OK | W_OK, AT_EACCESS) != 0) {
        const SqliteFault fault{SQLITE_PERM, errno, "it cannot be read and written"};
        return std::unexpected(error_of(fault, file_));
    }
    if (has_log(file_)) return open_as(file_.string(), SQLITE_OPEN_READONLY);
    return open_as(url_of_unchanging(file_), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

Result<void> SqliteConnection::open_as(const std::string& name, int flags) {
    const int code =
        sqlite3_open_v2(name.c_str(), &database_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) return failure(code);
    sqlite3_extended_result_codes(database_, 1);
    sqlite3_busy_handler(database_, &SqliteConnection::wait_for_lock, this);
    constexpr int steps_between_looks = 4'000;
    sqlite3_progress_handler(database_, steps_between_looks, &SqliteConnection::is_overdue, this);
    return {};
}

// Ours is empty, or notes its migrations from the first one on. Other programs have tables of that
// name, too, but not its columns.
Result<void> SqliteConnection::refuse_foreign() {
    const auto foreign = first_text(
        "SELECT name FROM sqlite_schema WHERE 3 <> (SELECT count(*)"
        " FROM pragma_table_info('schema_migrations')"
        " WHERE name IN ('number', 'name', 'applied_at_ms')) LIMIT 1");
    if (!foreign) return std::unexpected(foreign.error());
    if (foreign->empty()) return {};
    return fail(damaged, file_.string() + ": it is the database of another program, with a table " +
                             *foreign + " and none of skilld's: is storage.path right?");
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

}    // namespace ask::store::detail
