#include <catch2/catch_test_macros.hpp>

#include "store/hashed_users.hpp"
#include "support/run_task.hpp"
#include "unit/store/adapter_contract.hpp"
#include "unit/store/database_contract.hpp"
#include "unit/store/sqlite_bench.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("the memory adapter keeps what adapters promise") {
    check_adapter_contract(
        [] { return AdapterBench{.needs = nullptr, .adapter = store::make_memory_adapter()}; });
}

TEST_CASE("the SQLite adapter keeps what adapters promise") {
    check_adapter_contract(sqlite_adapter);
}

TEST_CASE("an adapter with hashed users keeps what adapters promise") {
    check_adapter_contract([] {
        auto hashed = store::hashed_users(store::make_memory_adapter(), Secret{"a key"});
        return AdapterBench{.needs = nullptr, .adapter = std::move(hashed)};
    });
}

TEST_CASE("a SQLite database keeps what databases promise") {
    check_database_contract(sqlite_database);
}

TEST_CASE("the memory adapter forgets an answer that is older than answers_kept") {
    const auto adapter = store::make_memory_adapter();
    store::Commit first = commit_for(UserId{"anna"}, 0, "r1");
    first.answer = "hello";
    REQUIRE(run_task(adapter->commit(first, soon())).has_value());
    for (const auto& [later, is_kept] : {std::pair{10, true}, std::pair{11, false}}) {
        store::Commit other = commit_for(UserId{"bert" + std::to_string(later)}, 0, "r");
        other.at = minute(later);
        REQUIRE(run_task(adapter->commit(other, soon())).has_value());
        const auto visit = run_task(adapter->load(first.user, first.request, soon())).value();
        CHECK(visit.answer.has_value() == is_kept);
    }
}

TEST_CASE("with hashed users, no user id in clear reaches the file") {
    auto bench = std::make_shared<SqliteBench>();
    const UserId anna{"amzn1.ask.account.ANNA"};
    const Secret key{"a key"};
    {
        const auto adapter = store::hashed_users(bench->adapter(), key);
        store::Commit commit = commit_for(anna, 0, "r1");
        commit.changes = {change_of(1, 1)};
        commit.answer = "hello";
        REQUIRE(run_task(adapter->commit(commit, soon())).has_value());
    }
    const auto database = bench->database();
    CHECK(database->page("", 9, soon()).value().front().user ==
          store::hashed_user(key, anna).text());
    CHECK(database->history(store::hashed_user(key, anna), soon()).value().size() == 1);
    CHECK(database->history(anna, soon()).value().empty());
    CHECK_FALSE(store::hashed_user(Secret{"other"}, anna) == store::hashed_user(key, anna));
}
