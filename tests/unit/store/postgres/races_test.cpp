#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>
#include <vector>

#include "bench.hpp"

namespace ask::store::tests {

namespace {

// As many replicas at once, each on its own connection.
template <class Work>
void at_once(std::size_t replicas, const std::string& dsn, Work work) {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < replicas; ++i) {
        threads.emplace_back([&, i] {
            auto database = open_postgres({.dsn = Secret(dsn)});
            work(**database, i);
        });
    }
    for (std::thread& one : threads) one.join();
}

}    // namespace

TEST_CASE("of many commits on one version exactly one is written") {
    for (const char* isolation :
         {"read\\\\\\ committed", "repeatable\\\\\\ read", "serializable"}) {
        INFO(isolation);
        const std::string dsn =
            fresh_store(shared_server()) + "\\ -cdefault_transaction_isolation=" + isolation;
        std::int64_t version = 0;
        for (int round = 0; round < 3; ++round) {
            std::atomic<int> won = 0, lost = 0;
            std::atomic<std::int64_t> now = 0;
            at_once(8, dsn, [&](Database& database, std::size_t i) {
                Commit commit = commit_of("u", version,
                                          std::to_string(round * 8) + "." + std::to_string(i), "A");
                commit.changes = {change(1, round + 1)};
                const auto written = commit_one(database, commit);
                if (written) now = *written;
                if (written) ++won;
                if (!written && written.error().code == errors::conflict) ++lost;
            });
            CHECK(won == 1);
            CHECK(lost == 7);
            version = now;
        }
        auto database = open_on(dsn);
        CHECK(database->history(UserId("u"), soon())->size() == 3);
        CHECK(database->check(soon()) == std::vector<std::string>{});
    }
}

TEST_CASE("groups that cross one another lose nothing and never wait for ever") {
    const std::string dsn = fresh_store(shared_server());
    constexpr int rounds = 10, users = 12;
    std::atomic<int> won = 0, others = 0;
    at_once(6, dsn, [&](Database& database, std::size_t i) {
        for (int round = 0; round < rounds; ++round) {
            std::vector<Commit> group;
            for (int j = 0; j < users; ++j) {
                // Every other replica goes through the users backwards.
                const std::string user = "u" + std::to_string(i % 2 == 0 ? j : users - 1 - j);
                const auto visit = database.load(UserId(user), RequestId("r"), soon());
                if (!visit) continue;
                const std::string request = std::to_string(i) + "." + std::to_string(round);
                group.push_back(commit_of(user, visit->customer.version, request, "A"));
                group.back().changes = {change(0, 0)};
            }
            for (const auto& one : database.commit(group, soon())) {
                if (one) ++won;
                if (!one && one.error().code != errors::conflict) ++others;
            }
        }
    });
    CHECK(others == 0);
    CHECK(won >= rounds * users);
    CHECK(ask_sql(dsn, "SELECT count(*) FROM answers") == std::to_string(won));
    CHECK(ask_sql(dsn, "SELECT count(*) FROM inventory_changes") == std::to_string(won));
}

TEST_CASE("a customer who is erased while commits go on is whole or gone") {
    const std::string dsn = fresh_store(shared_server());
    std::atomic<int> failures = 0;
    at_once(6, dsn, [&](Database& database, std::size_t i) {
        for (int round = 0; round < 40; ++round) {
            if (i < 2 && !database.erase(UserId("u"), soon())) ++failures;
            if (i < 2) continue;
            const std::string request = std::to_string(i) + "." + std::to_string(round);
            const auto visit = database.load(UserId("u"), RequestId(request), soon());
            if (!visit) continue;
            Commit commit = commit_of("u", visit->customer.version, request, "A");
            const auto before = database.history(UserId("u"), soon());
            const bool has_any = commit.customer.version != 0 && before && !before->empty();
            const std::int64_t stock = has_any ? before->back().stock : 0;
            commit.changes = {change(1, stock + 1)};
            const auto written = commit_one(database, commit);
            if (!written && written.error().code != errors::conflict) ++failures;
        }
    });
    CHECK(failures == 0);
    CHECK(open_on(dsn)->check(soon()) == std::vector<std::string>{});
}

TEST_CASE("an erasure that meets a commit halfway waits, and erases what it wrote as well") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn);
    REQUIRE(commit_one(*database, commit_of("u", 0, "r1", "A")));
    auto other = session_on(dsn);
    REQUIRE(
        other.script("BEGIN; UPDATE customers SET version = 5;"
                     " INSERT INTO answers VALUES ('u', 'r2', 1, 'B')",
                     soon()));
    std::thread committing([&] {
        std::this_thread::sleep_for(200ms);
        static_cast<void>(other.script("COMMIT", soon()));
    });
    const auto erased = database->erase(UserId("u"), soon());
    committing.join();
    CHECK(erased.has_value());
    CHECK(ask_sql(dsn, "SELECT count(*) FROM answers") == "0");
    CHECK(database->count_customers(soon()) == 0);
}

}    // namespace ask::store::tests
