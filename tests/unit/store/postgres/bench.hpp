#pragma once

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.hpp"
#include "store/detail/postgres_connector.hpp"
#include "support/postgres_server.hpp"

namespace ask::store::tests {

using ask::tests::PostgresServer;
using namespace std::chrono_literals;

// The server that all tests share which do not stop it; started at the first question.
inline PostgresServer& shared_server() {
    static PostgresServer server;
    return server;
}

inline Deadline soon() {
    return Deadline::in(20s);
}

inline std::unique_ptr<Database> open_on(const std::string& dsn) {
    auto database = open_postgres({.dsn = Secret(dsn)});
    REQUIRE(database);
    return std::move(*database);
}

// A session of somebody else's.
inline detail::PostgresConnection session_on(const std::string& dsn) {
    detail::PostgresConnector connector{Secret(dsn)};
    auto connection = connector.connect(soon());
    if (!connection) FAIL(connection.error().context);
    return std::move(*connection);
}

// What it says, or "" if it gives no row. Several statements may follow one another.
inline void sql(const std::string& dsn, const std::string& statements) {
    auto session = session_on(dsn);
    const auto done = session.script(statements, soon());
    if (!done) FAIL(done.error().context);
}
inline std::string ask_sql(const std::string& dsn, const char* question) {
    auto session = session_on(dsn);
    const auto rows = session.run({question, {}}, soon());
    if (!rows) FAIL(rows.error().context);
    return rows->size() == 0 ? "" : rows->string(0, 0);
}

// A schema of the test's own on a server.
inline std::string fresh_schema(const PostgresServer& server) {
    static std::atomic<int> made = 0;
    const std::string name = "test_" + std::to_string(++made);
    sql(server.dsn(), "CREATE SCHEMA " + name);
    return server.dsn() + " options=-csearch_path=" + name;
}

// The same, with the tables.
inline std::string fresh_store(const PostgresServer& server) {
    std::string dsn = fresh_schema(server);
    REQUIRE(open_on(dsn)->migrate(soon()));
    return dsn;
}

inline TimePoint at(std::int64_t milliseconds) {
    return TimePoint(std::chrono::milliseconds{milliseconds});
}

inline InventoryChange change(std::int64_t items, std::int64_t stock) {
    return {.product = ReferenceName("hints"),
            .at = at(1'700'000'000'123),
            .request = RequestId("r"),
            .reason = items < 0 ? "use" : "purchase",
            .units = items < 0 ? 0 : 1,
            .items = items,
            .stock = stock};
}

inline Commit commit_of(const std::string& user, std::int64_t version, const std::string& request,
                        std::optional<std::string> answer = {}) {
    return {.user = UserId(user),
            .request = RequestId(request),
            .customer = {.attributes = R"({"by":")" + request + "\"}",
                         .purchases = "{}",
                         .version = version},
            .changes = {},
            .answer = std::move(answer),
            .at = at(1'700'000'000'000)};
}

inline Result<std::int64_t> commit_one(Database& database, const Commit& commit,
                                       Deadline deadline = soon()) {
    const std::vector<Commit> commits = {commit};
    return database.commit(commits, deadline).front();
}

inline Visit visit_of(Database& database, const std::string& user, const std::string& request) {
    auto visit = database.load(UserId(user), RequestId(request), soon());
    if (!visit) FAIL(visit.error().context);
    return *visit;
}

}    // namespace ask::store::tests
