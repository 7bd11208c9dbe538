#include "unit/store/database_contract.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace ask::tests {

namespace {

using store::ArchivedCustomer;
using store::Commit;
using store::Database;
using store::ImportMark;
using store::InventoryChange;

const UserId anna{"anna"};

DatabaseBench migrated(const MakeDatabase& make) {
    DatabaseBench bench = make();
    REQUIRE(bench.database->migrate(soon()).has_value());
    return bench;
}

std::int64_t commit(Database& database, const Commit& what) {
    const auto versions = database.commit({&what, 1}, soon());
    REQUIRE(versions.size() == 1);
    REQUIRE(versions.front().has_value());
    return *versions.front();
}

ArchivedCustomer archived(const std::string& user, std::vector<InventoryChange> changes = {}) {
    return ArchivedCustomer{.user = user,
                            .customer = {.attributes = "{\"of\":\"" + user + "\"}",
                                         .purchases = "{\"hints\":2}",
                                         .version = 0},
                            .changes = std::move(changes)};
}

std::vector<std::string> users_of(const std::vector<ArchivedCustomer>& page) {
    std::vector<std::string> users;
    for (const ArchivedCustomer& customer : page) users.push_back(customer.user);
    return users;
}

void check_schema(const MakeDatabase& make) {
    const DatabaseBench bench = make();
    SECTION("an empty database gets every migration, once") {
        const auto old = bench.database->check_schema(soon());
        REQUIRE_FALSE(old.has_value());
        CHECK(old.error().code == store::older_schema);
        CHECK(old.error().context.find("is of schema 0") != std::string::npos);
        CHECK(old.error().context.find("skilld store migrate") != std::string::npos);
        const auto first = bench.database->migrate(soon());
        REQUIRE(first.has_value());
        CHECK(bench.database->check_schema(soon()).has_value());
        CHECK(first->from == 0);
        CHECK(first->to >= 1);
        const auto second = bench.database->migrate(soon());
        REQUIRE(second.has_value());
        CHECK(second->from == first->to);
        CHECK(second->to == first->to);
        CHECK(bench.database->look_over(soon()).has_value());
        CHECK(bench.database->check(soon()).value().empty());
    }
    SECTION("without its tables, calls say that the database is not what it should be") {
        const auto visit = bench.database->load(anna, RequestId{"r"}, soon());
        REQUIRE_FALSE(visit.has_value());
        CHECK(visit.error().code == store::damaged);
        CHECK(bench.database->migrate(soon()).has_value());
        CHECK(bench.database->load(anna, RequestId{"r"}, soon()).has_value());
    }
}

void check_groups(const MakeDatabase& make) {
    const DatabaseBench bench = migrated(make);
    Database& database = *bench.database;
    SECTION("each commit of a group succeeds or conflicts by itself") {
        std::vector<Commit> group;
        for (const char* user : {"a", "b", "a", "c"}) {
            group.push_back(commit_for(UserId{user}, 0, "r" + std::to_string(group.size())));
            group.back().changes = {change_of(5, 5)};
            group.back().answer = "answer";
        }
        const auto versions = database.commit(group, soon());
        REQUIRE(versions.size() == 4);
        CHECK((versions[0] && versions[1] && versions[3]));
        REQUIRE_FALSE(versions[2].has_value());
        CHECK(versions[2].error().code == errors::conflict);
        const auto visit = database.load(UserId{"a"}, RequestId{"r2"}, soon()).value();
        CHECK(visit.customer.version == *versions[0]);
        CHECK_FALSE(visit.answer.has_value());
        CHECK(database.history(UserId{"a"}, soon()).value().size() == 1);
        CHECK(database.count_customers(soon()) == 3);
    }
    SECTION("a commit whose own deadline passed is not written, the others of its group are") {
        for (const std::size_t size : {1U, 3U}) {
            std::vector<Commit> group;
            for (std::size_t i = 0; i < size; ++i) {
                group.push_back(commit_for(UserId{std::to_string(size * 10 + i)}, 0, "r"));
            }
            group.front().deadline = Deadline::in(std::chrono::milliseconds{0});
            group.back().changes = {change_of(1, 1)};
            const auto versions = database.commit(group, soon());
            REQUIRE(versions.size() == size);
            REQUIRE_FALSE(versions.front().has_value());
            CHECK(versions.front().error().code == errors::timeout);
            for (std::size_t i = 1; i < size; ++i) CHECK(versions[i].has_value());
            const auto visit = database.load(group.front().user, RequestId{"r"}, soon()).value();
            CHECK(visit.customer.version == 0);
        }
        CHECK(database.count_customers(soon()) == 2);
    }
    SECTION("a group of none has no results") {
        CHECK(database.commit({}, soon()).empty());
    }
}

void check_history(const MakeDatabase& make) {
    const DatabaseBench bench = migrated(make);
    Database& database = *bench.database;
    SECTION("changes come back as they were written, oldest first, whatever their times say") {
        std::vector<InventoryChange> written{change_of(5, 5), change_of(-1, 4), change_of(-9, 0)};
        written[0].at = minute(5) + std::chrono::milliseconds{7};
        written[1].at = minute(-5);
        written[2].product = ReferenceName{"caf\xc3\xa9 'pack'"};
        written[2].units = -1;
        Commit next = commit_for(anna, 0, "r1");
        next.changes = {written[0], written[1]};
        next.customer.version = commit(database, next);
        next.request = RequestId{"r2"};
        next.changes = {written[2]};
        commit(database, next);
        CHECK(database.history(anna, soon()).value() == written);
        CHECK(database.history(UserId{"bert"}, soon()).value().empty());
    }
    SECTION("an erased user has no history") {
        Commit next = commit_for(anna, 0, "r1");
        next.changes = {change_of(5, 5)};
        commit(database, next);
        CHECK(database.erase(anna, soon()).has_value());
        CHECK(database.history(anna, soon()).value().empty());
        CHECK(database.count_customers(soon()) == 0);
    }
}

void check_pages(const MakeDatabase& make) {
    const DatabaseBench bench = migrated(make);
    Database& database = *bench.database;
    SECTION("pages follow the bytes of the user, without a gap or a repetition") {
        const std::vector<std::string> users{"-x", "0", "10", "9", "Z", "_a", "a", "aa", "b"};
        for (const char* user : {"aa", "Z", "9", "_a", "b", "-x", "a", "10", "0"}) {
            Commit next = commit_for(UserId{user}, 0, "r");
            next.changes = {change_of(2, 2)};
            commit(database, next);
        }
        std::vector<std::string> seen;
        std::string after;
        for (;;) {
            const auto page = database.page(after, 4, soon()).value();
            for (const ArchivedCustomer& customer : page) {
                CHECK(customer.customer.attributes == "{\"by\":\"r\"}");
                CHECK(customer.changes == std::vector{change_of(2, 2)});
                CHECK(customer.customer.version == 0);
            }
            std::ranges::copy(users_of(page), std::back_inserter(seen));
            if (page.size() < 4) break;
            after = page.back().user;
        }
        CHECK(seen == users);
    }
}

void check_import(const MakeDatabase& make) {
    const DatabaseBench bench = migrated(make);
    Database& database = *bench.database;
    const ImportMark mark{.source = "other", .last_user = "b", .customers = 2};
    SECTION("customers and the mark are put together, and read back as they were") {
        const std::vector<ArchivedCustomer> two{archived("a", {change_of(3, 3), change_of(-1, 2)}),
                                                archived("b")};
        REQUIRE(database.put(two, mark, soon()).has_value());
        const auto page = database.page("", 10, soon()).value();
        REQUIRE(page.size() == 2);
        CHECK(page[0].customer == two[0].customer);
        CHECK(page[0].changes == two[0].changes);
        CHECK(database.load(UserId{"a"}, RequestId{"r"}, soon())->customer.version != 0);
        const auto kept = database.import_mark("other", soon()).value();
        REQUIRE(kept.has_value());
        CHECK(kept->source == "other");
        CHECK(kept->last_user == "b");
        CHECK(kept->customers == 2);
        CHECK_FALSE(database.import_mark("third", soon()).value().has_value());
    }
    SECTION("a customer who is there is replaced, changes and all, and the old version conflicts") {
        Commit earlier = commit_for(UserId{"a"}, 0, "r1");
        earlier.changes = {change_of(9, 9)};
        earlier.customer.version = commit(database, earlier);
        const std::vector<ArchivedCustomer> one{archived("a", {change_of(3, 3)})};
        REQUIRE(database.put(one, mark, soon()).has_value());
        CHECK(database.history(UserId{"a"}, soon()).value() == std::vector{change_of(3, 3)});
        const auto again = database.commit({&earlier, 1}, soon());
        REQUIRE_FALSE(again.front().has_value());
        CHECK(again.front().error().code == errors::conflict);
        CHECK(database.count_customers(soon()) == 1);
    }
    SECTION("the mark moves on, and is gone when it is cleared") {
        const std::vector<ArchivedCustomer> one{archived("c")};
        REQUIRE(database.put({}, mark, soon()).has_value());
        REQUIRE(database.put(one, {.source = "other", .last_user = "c", .customers = 3}, soon()));
        CHECK(database.import_mark("other", soon()).value()->customers == 3);
        CHECK(database.clear_import_mark("other", soon()).has_value());
        CHECK_FALSE(database.import_mark("other", soon()).value().has_value());
        CHECK(database.clear_import_mark("other", soon()).has_value());
    }
}

void check_balances(const MakeDatabase& make) {
    const DatabaseBench bench = migrated(make);
    Database& database = *bench.database;
    const ImportMark mark{.source = "s", .last_user = "b", .customers = 1};
    SECTION("balances that add up are sound, a debt that was let go included") {
        const std::vector<ArchivedCustomer> sound{
            archived("a", {change_of(5, 5), change_of(-2, 3), change_of(-5, 0), change_of(5, 5)}),
            archived("b", {change_of(1, 1)})};
        REQUIRE(database.put(sound, mark, soon()).has_value());
        CHECK(database.check(soon()).value().empty());
    }
    SECTION("each row that does not follow from the one before is a line, without the user") {
        const std::vector<ArchivedCustomer> wrong{
            archived("someone", {change_of(5, 6), change_of(-1, 5), change_of(-1, 7)}),
            archived("other", {change_of(-1, -1)})};
        REQUIRE(database.put(wrong, mark, soon()).has_value());
        const auto faults = database.check(soon()).value();
        CHECK(faults.size() == 3);
        for (const std::string& fault : faults) {
            CHECK(fault.find("someone") == std::string::npos);
            CHECK(fault.find("hints") != std::string::npos);
        }
    }
}

void check_answers_and_facts(const MakeDatabase& make) {
    const DatabaseBench bench = migrated(make);
    Database& database = *bench.database;
    SECTION("old answers are forgotten, the oldest first, so many at a time") {
        for (int i = 0; i < 5; ++i) {
            const std::string number = std::to_string(i);
            Commit next = commit_for(UserId{"user-" + number}, 0, "r");
            next.at = minute(5 - i);
            next.answer = number;
            commit(database, next);
        }
        CHECK(database.prune_answers(minute(4), 2, soon()) == std::size_t{2});
        const auto has_answer = [&](const std::string& user) {
            return database.load(UserId{user}, RequestId{"r"}, soon()).value().answer.has_value();
        };
        CHECK_FALSE(has_answer("user-4"));
        CHECK_FALSE(has_answer("user-3"));
        CHECK(has_answer("user-2"));
        CHECK(database.prune_answers(minute(4), 2, soon()) == std::size_t{1});
        CHECK(database.prune_answers(minute(4), 2, soon()) == std::size_t{0});
        CHECK(has_answer("user-1"));
        CHECK(has_answer("user-0"));
    }
    SECTION("the id of a database stays, and another one has another") {
        const std::string id = database.store_id(soon()).value();
        CHECK(id.size() >= 16);
        CHECK(database.store_id(soon()) == id);
        const DatabaseBench other = migrated(make);
        CHECK(other.database->store_id(soon()) != id);
    }
}

}    // namespace

void check_database_contract(const MakeDatabase& make) {
    SECTION("schema") {
        check_schema(make);
    }
    SECTION("groups") {
        check_groups(make);
    }
    SECTION("history") {
        check_history(make);
    }
    SECTION("pages") {
        check_pages(make);
    }
    SECTION("import") {
        check_import(make);
    }
    SECTION("balances") {
        check_balances(make);
    }
    SECTION("answers and facts") {
        check_answers_and_facts(make);
    }
}

}    // namespace ask::tests
