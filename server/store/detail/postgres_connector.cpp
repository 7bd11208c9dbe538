#include "store/detail/postgres_connector.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "store/detail/postgres_errors.hpp"

namespace ask::store::detail {

namespace {

using namespace std::chrono_literals;

using ParsedDsn = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

ParsedDsn parsed(const Secret& dsn) {
    return {PQconninfoParse(dsn.reveal().c_str(), nullptr), &PQconninfoFree};
}

Secret password_in(const Secret& dsn) {
    const ParsedDsn options = parsed(dsn);
    for (const PQconninfoOption* one = options.get(); one && one->keyword; ++one) {
        if (one->val && std::string_view(one->keyword) == "password") return Secret(one->val);
    }
    return {};
}

// A password that is not escaped spills into the other parts, which libpq quotes when it complains.
bool is_credible(std::string_view keyword, std::string_view value) {
    if (keyword == "port") return value.find_first_not_of("0123456789,") == value.npos;
    if (keyword == "host" || keyword == "hostaddr") return value.find('@') == value.npos;
    constexpr std::array modes{"",        "disable",   "allow",      "prefer",
                               "require", "verify-ca", "verify-full"};
    return keyword != "sslmode" || std::ranges::find(modes, value) != modes.end();
}

// Blocks: looks up names, tries one host after the other. The first entries are what holds if the
// DSN says nothing, the last what holds whatever it says.
PgConnection open_blocking(const Secret& dsn) {
    constexpr auto keywords = std::to_array<const char*>(
        {"fallback_application_name", "connect_timeout", "dbname", "client_encoding", nullptr});
    const auto values =
        std::to_array<const char*>({"skilld", "2", dsn.reveal().c_str(), "UTF8", nullptr});
    return PgConnection(PQconnectdbParams(keywords.data(), values.data(), 1));
}

// Only what nobody has set, in the DSN, for the role or in the server's file.
constexpr const char* set_limits = R"(
    SELECT set_config(wanted.name, wanted.value, false)
    FROM (VALUES ('statement_timeout', '8000'), ('lock_timeout', '4000'),
                 ('idle_in_transaction_session_timeout', '30000')) AS wanted (name, value)
    JOIN pg_settings USING (name) WHERE source = 'default')";

Result<void> check_encoding(pg_conn* connection) {
    const char* encoding = PQparameterStatus(connection, "server_encoding");
    if (encoding && std::string_view(encoding) == "UTF8") return {};
    return fail(errors::unavailable,
                "the database is not in UTF8: create one with ENCODING 'UTF8'");
}

}    // namespace

// Shared by who waits and by the thread that connects, as either may leave first.
struct PostgresConnector::Attempt {
    std::mutex mutex;
    std::condition_variable ended;
    bool has_ended = false;
    PgConnection connection;

    void run(const Secret& dsn) {
        PgConnection opened = open_blocking(dsn);
        const std::scoped_lock lock(mutex);
        connection = std::move(opened);
        has_ended = true;
        ended.notify_all();
    }
    bool wait(Deadline deadline) {
        std::unique_lock lock(mutex);
        return ended.wait_until(lock, deadline.at(), [this] { return has_ended; });
    }
    // Ended, and nobody was there to see how: what it tells is old.
    bool is_stale() {
        const std::scoped_lock lock(mutex);
        return has_ended;
    }
};

Result<void> check_dsn(const Secret& dsn) {
    const ParsedDsn options = parsed(dsn);
    if (!options) {
        return fail(errors::invalid,
                    "the DSN is neither postgresql://… nor key=value as libpq reads it");
    }
    for (const PQconninfoOption* one = options.get(); one->keyword; ++one) {
        if (!is_credible(one->keyword, one->val ? one->val : "")) {
            return fail(errors::invalid,
                        "the DSN's " + std::string(one->keyword) +
                            " cannot be one; in a URL, signs such as / : @ in a password are "
                            "written %2F %3A %40");
        }
    }
    return {};
}

PostgresConnector::PostgresConnector(Secret dsn)
    : dsn_(std::move(dsn)), password_(password_in(dsn_)) {}

// Leaves no thread behind at the program's end, unless a name lookup hangs for very long.
PostgresConnector::~PostgresConnector() {
    if (attempt_) attempt_->wait(Deadline::in(3s));
}

// libpq's calls that connect without blocking look up names all the same, and blocking; so the
// whole of it has a thread of its own, which nobody need wait for.
Result<void> PostgresConnector::begin_attempt() {
    auto attempt = std::make_shared<Attempt>();
    try {
        std::thread([attempt, dsn = dsn_] { attempt->run(dsn); }).detach();
    } catch (const std::system_error&) {
        return fail(errors::unavailable, "no thread to connect on");
    }
    attempt_ = std::move(attempt);
    return {};
}

Result<PgConnection> PostgresConnector::end_attempt(Deadline deadline) {
    if (!attempt_->wait(deadline)) return fail(errors::timeout, "connecting took too long");
    PgConnection connection = std::move(std::exchange(attempt_, nullptr)->connection);
    if (PQstatus(connection.get()) == CONNECTION_OK) return connection;
    return fail(errors::unavailable, without_password(PQerrorMessage(connection.get()), password_));
}

Result<PgConnection> PostgresConnector::attempt(Deadline deadline) {
    const Result<void> begun = begin_attempt();
    if (!begun) return std::unexpected(begun.error());
    return end_attempt(deadline);
}

Result<PostgresConnection> PostgresConnector::connect(Deadline deadline) {
    if (deadline.passed()) return fail(errors::timeout, "too late to connect");
    const bool began_earlier = attempt_ && !attempt_->is_stale();
    Result<PgConnection> opened = began_earlier ? end_attempt(deadline) : attempt(deadline);
    // One that began earlier may end with what was true then.
    if (!opened && began_earlier && !deadline.passed()) opened = attempt(deadline);
    if (!opened) return propagate(opened, "connect to PostgreSQL");
    const Result<void> readable = check_encoding(opened->get());
    if (!readable) return std::unexpected(readable.error());
    PostgresConnection connection(std::move(*opened));
    const Result<Rows> set = connection.run({set_limits, {}}, deadline);
    if (!set) return propagate(set, "prepare the connection");
    return connection;
}

}    // namespace ask::store::detail
