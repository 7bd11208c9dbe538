#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <thread>
#include <vector>

#include "bench.hpp"

namespace ask::store::tests {

TEST_CASE("a commit is loaded again whole, on another connection") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn);
    CHECK(visit_of(*database, "u", "r1").customer.version == 0);
    Commit first = commit_of("u", 0, "r1", R"({"a":"Grüße 🎈 \\ \" \u0000"})");
    first.changes = {change(5, 5), change(-1, 4), change(-1, 3)};
    const auto version = commit_one(*database, first);
    REQUIRE(version);
    CHECK(*version != 0);

    auto other = open_on(dsn);
    const Visit visit = visit_of(*other, "u", "r1");
    CHECK(visit.customer.attributes == first.customer.attributes);
    CHECK(visit.customer.version == *version);
    CHECK(visit.answer == first.answer);
    CHECK(visit_of(*other, "u", "r2").answer == std::nullopt);
    CHECK(other->history(UserId("u"), soon()) == first.changes);
    CHECK(other->check(soon()) == std::vector<std::string>{});
    CHECK(other->count_customers(soon()) == 1);
}

TEST_CASE("nothing is written by a commit on another version or for an answered request") {
    auto database = open_on(fresh_store(shared_server()));
    const auto first = commit_one(*database, commit_of("u", 0, "r1", "A"));
    REQUIRE(first);
    const std::int64_t now = *first;
    for (Commit commit : {commit_of("u", 0, "r2", "B"), commit_of("u", now + 1, "r2", "B"),
                          commit_of("u", now, "r1", "B"), commit_of("u", now, "r1"),
                          commit_of("nobody", 7, "r1", "B")}) {
        commit.changes = {change(1, 1)};
        const auto refused = commit_one(*database, commit);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == errors::conflict);
    }
    CHECK(visit_of(*database, "u", "r1").answer == "A");
    CHECK(visit_of(*database, "u", "r2").answer == std::nullopt);
    CHECK(visit_of(*database, "u", "r2").customer.version == now);
    CHECK(database->history(UserId("u"), soon())->empty());
    CHECK(database->count_customers(soon()) == 1);
}

TEST_CASE("an answer without its customer is a conflict all the same") {
    const std::string dsn = fresh_store(shared_server());
    sql(dsn, "INSERT INTO answers VALUES ('u', 'r', 1, 'A')");
    auto database = open_on(dsn);
    const auto refused = commit_one(*database, commit_of("u", 0, "r", "B"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == errors::conflict);
    CHECK(database->count_customers(soon()) == 0);
}

TEST_CASE("what a group refuses to one commit the others are not refused") {
    auto database = open_on(fresh_store(shared_server()));
    const auto old = commit_one(*database, commit_of("known", 0, "r0"));
    REQUIRE(old);
    Commit unreadable = commit_of("c", 0, "r1");
    SECTION("all statements can be read") {}
    SECTION("one of them cannot: the text is not UTF-8") {
        unreadable.customer.attributes = "\xff";
    }
    SECTION("one of them cannot: there is a NUL in it") {
        unreadable.customer.attributes = std::string("a\0b", 3);
    }
    const bool is_readable = unreadable.customer.attributes.size() > 3;
    const std::vector<Commit> commits = {commit_of("z", 0, "r1"),
                                         commit_of("known", *old + 1, "r1"),
                                         unreadable,
                                         commit_of("known", *old, "r2"),
                                         commit_of("z", 0, "r2"),
                                         commit_of("a", 0, "r1")};
    const auto results = database->commit(commits, soon());
    REQUIRE(results.size() == commits.size());
    CHECK(results[0].has_value());
    CHECK(results[1].error().code == errors::conflict);
    CHECK(results[2].has_value() == is_readable);
    if (!is_readable) CHECK(results[2].error().code == errors::invalid);
    CHECK(results[3].has_value());
    CHECK(results[4].error().code == errors::conflict);
    CHECK(results[5].has_value());
    CHECK(visit_of(*database, "z", "r").customer.version == *results[0]);
    CHECK(visit_of(*database, "known", "r").customer.version == *results[3]);
    CHECK(database->count_customers(soon()) == (is_readable ? 4 : 3));
}

TEST_CASE("an erased customer leaves no row") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn);
    for (const char* user : {"u", "other"}) {
        Commit commit = commit_of(user, 0, "r", "A");
        commit.changes = {change(1, 1)};
        REQUIRE(commit_one(*database, commit));
    }
    CHECK(database->erase(UserId("u"), soon()));
    CHECK(database->erase(UserId("u"), soon()));
    CHECK(database->erase(UserId("was never there"), soon()));
    CHECK(visit_of(*database, "u", "r").answer == std::nullopt);
    for (const char* table : {"customers", "inventory_changes", "answers"}) {
        const std::string question = std::string("SELECT string_agg(user_key, ',') FROM ") + table;
        CHECK(ask_sql(dsn, question.c_str()) == "other");
    }
}

TEST_CASE("only old answers are forgotten, and as many as was said") {
    auto database = open_on(fresh_store(shared_server()));
    for (int i = 0; i < 5; ++i) {
        Commit commit = commit_of("u" + std::to_string(i), 0, "r", "A");
        commit.at = at(1'000 + i);
        REQUIRE(commit_one(*database, commit));
    }
    CHECK(database->prune_answers(at(1'003), 2, soon()) == 2);
    CHECK(database->prune_answers(at(1'003), 9, soon()) == 1);
    CHECK(database->prune_answers(at(1'003), 9, soon()) == 0);
    CHECK(visit_of(*database, "u2", "r").answer == std::nullopt);
    CHECK(visit_of(*database, "u3", "r").answer == "A");
}

TEST_CASE("replicas that ask at once are given one key and one id") {
    const std::string dsn = fresh_store(shared_server());
    std::vector<std::string> keys(6), ids(6);
    std::vector<std::thread> replicas;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        replicas.emplace_back([&, i] {
            auto database = open_postgres({.dsn = Secret(dsn)});
            keys[i] = (*database)->shared_key(soon()).value_or(Secret()).reveal();
            ids[i] = (*database)->store_id(soon()).value_or("");
        });
    }
    for (std::thread& one : replicas) one.join();
    CHECK(keys[0].size() == 32);
    CHECK(ids[0].size() > 10);
    CHECK(std::ranges::count(keys, keys[0]) == 6);
    CHECK(std::ranges::count(ids, ids[0]) == 6);
}

TEST_CASE("a probe writes and leaves nothing") {
    const std::string dsn = fresh_store(shared_server());
    const std::string before = ask_sql(dsn, "SELECT pg_current_wal_insert_lsn()");
    CHECK(open_on(dsn)->probe(soon()));
    CHECK(ask_sql(dsn, "SELECT count(*) FROM facts") == "0");
    CHECK(ask_sql(dsn, "SELECT pg_current_wal_insert_lsn()") != before);
}

TEST_CASE("what the user's server, role or DSN limits is not limited otherwise") {
    const std::string dsn = fresh_schema(shared_server());
    const char* question =
        "SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')"
        " || ' ' || current_setting('application_name') || ' ' || "
        "current_setting('client_encoding')";
    CHECK(ask_sql(dsn, question) == "8s 4s skilld UTF8");
    CHECK(ask_sql(shared_server().dsn() + " application_name=mine client_encoding=LATIN1"
                                          " options='-cstatement_timeout=3s -clock_timeout=0'",
                  question) == "3s 0 mine UTF8");
}

}    // namespace ask::store::tests
