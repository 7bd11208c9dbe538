#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>
#include <vector>

#include "bench.hpp"

namespace ask::store::tests {

TEST_CASE("many replicas that migrate at once apply each migration once") {
    const std::string plain = fresh_schema(shared_server());
    for (const char* isolation : {"read committed", "serializable"}) {
        const std::string dsn = fresh_schema(shared_server());
        sql(dsn, std::string("ALTER ROLE skilld SET default_transaction_isolation = '") +
                     isolation + "'");
        std::atomic<int> made = 0, found = 0;
        std::vector<std::thread> replicas;
        for (int i = 0; i < 8; ++i) {
            replicas.emplace_back([&] {
                auto database = open_postgres({.dsn = Secret(dsn)});
                const auto migrated = (*database)->migrate(soon());
                if (!migrated) return;
                ++(migrated->from == 0 ? made : found);
            });
        }
        for (std::thread& one : replicas) one.join();
        sql(plain, "ALTER ROLE skilld RESET default_transaction_isolation");
        CHECK(made == 1);
        CHECK(found == 7);
        CHECK(
            ask_sql(dsn, "SELECT string_agg(number || ' ' || name, ',') FROM schema_migrations") ==
            "1 customers");
    }
}

TEST_CASE("several stores share a server by their schemas") {
    auto one = open_on(fresh_store(shared_server()));
    auto other = open_on(fresh_store(shared_server()));
    REQUIRE(commit_one(*one, commit_of("u", 0, "r")));
    CHECK(other->count_customers(soon()) == 0);
    CHECK(one->store_id(soon()).value() != other->store_id(soon()).value());
}

TEST_CASE("a schema that a later skilld wrote is left alone") {
    const std::string dsn = fresh_store(shared_server());
    sql(dsn, "INSERT INTO schema_migrations VALUES (999, 'later', 0)");
    const auto refused = open_on(dsn)->migrate(soon());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == newer_schema);
    CHECK(refused.error().context.find("999") != std::string::npos);
    CHECK(open_on(dsn)->check_schema(soon()).error().code == newer_schema);
}

TEST_CASE("a database holds to the first naming of users that it was told") {
    const std::string dsn = fresh_store(shared_server());
    const auto open_named = [&](const char* naming) {
        return open_postgres({.dsn = Secret(dsn), .user_naming = naming}).value();
    };
    CHECK(open_named("hashed 1")->check_schema(soon()));    // none is noted yet
    REQUIRE(open_named("hashed 1")->migrate(soon()));
    CHECK(open_named("hashed 1")->check_schema(soon()));
    for (const char* other : {"hashed 2", "clear"}) {
        CHECK(open_named(other)->check_schema(soon()).error().code == other_user_naming);
        CHECK(open_named(other)->migrate(soon()).error().code == other_user_naming);
        CHECK(open_named(other)->count_customers(soon()).error().code == other_user_naming);
    }
    auto person = open_postgres({Secret(dsn), "hashed 2", true}).value();
    REQUIRE(person->migrate(soon()));    // nobody is there yet
    CHECK(open_named("hashed 1")->check_schema(soon()).error().code == other_user_naming);
    REQUIRE(commit_one(*person, commit_of("u", 0, "r")));
    person = open_postgres({Secret(dsn), "hashed 1", true}).value();
    CHECK(person->migrate(soon()).error().code == other_user_naming);
    sql(dsn, "DELETE FROM facts WHERE name = 'user_naming'");
    CHECK(open_named("hashed 1")->check_schema(soon()).error().code == other_user_naming);
    CHECK(open_named("clear")->check_schema(soon()));    // as its customer is named
}

TEST_CASE("a migration that fails leaves nothing behind, and the connection usable") {
    const std::string dsn = fresh_schema(shared_server());
    sql(dsn, "CREATE TABLE imports (mine INTEGER)");
    auto database = open_on(dsn);
    const auto failed = database->migrate(soon());
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == errors::unavailable);
    CHECK(failed.error().context.find("\"imports\" already exists") != std::string::npos);
    CHECK(ask_sql(dsn,
                  "SELECT to_regclass('schema_migrations') IS NULL AND"
                  " to_regclass('customers') IS NULL") == "t");
    sql(dsn, "DROP TABLE imports");
    CHECK(database->migrate(soon()).value().to == 1);
}

TEST_CASE("a database without tables says what to do") {
    auto database = open_on(fresh_schema(shared_server()));
    const auto visit = database->load(UserId("u"), RequestId("r"), soon());
    REQUIRE_FALSE(visit);
    CHECK(visit.error().code == damaged);
    CHECK(visit.error().context.find("apply the migrations") != std::string::npos);
}

TEST_CASE("a role that may only read and write rows finds a migrated schema sufficient") {
    const std::string dsn = fresh_store(shared_server());
    const std::string schema = dsn.substr(dsn.rfind('=') + 1);
    sql(dsn, "CREATE ROLE clerk LOGIN PASSWORD 'clerk'; GRANT USAGE ON SCHEMA " + schema +
                 " TO clerk; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " +
                 schema + " TO clerk");
    auto clerk = open_on(dsn + " user=clerk password=clerk");
    CHECK(clerk->migrate(soon()).value().from == 1);
    CHECK(commit_one(*clerk, commit_of("u", 0, "r", "A")).has_value());
    sql(dsn, "REVOKE UPDATE, INSERT ON customers FROM clerk");
    const auto refused = commit_one(*clerk, commit_of("v", 0, "r", "A"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errors::unavailable);
    CHECK(refused.error().context.find("grant the role") != std::string::npos);
    sql(dsn, "DROP OWNED BY clerk; DROP ROLE clerk");
}

}    // namespace ask::store::tests
