#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "bench.hpp"

namespace ask::store::tests {

namespace {

ArchivedCustomer archived(const std::string& user, std::vector<InventoryChange> changes = {}) {
    return {
        .user = user,
        .customer = {.attributes = "{\"of\":\"" + user + "\"}", .purchases = "{}", .version = 0},
        .changes = std::move(changes)};
}

ImportMark mark(const std::string& last, std::int64_t customers) {
    return {.source = "elsewhere", .last_user = last, .customers = customers};
}

std::vector<std::string> users_of(const std::vector<ArchivedCustomer>& page) {
    std::vector<std::string> users;
    for (const ArchivedCustomer& one : page) users.push_back(one.user);
    return users;
}

}    // namespace

TEST_CASE("pages come in byte order, each customer with its changes, and nobody with others'") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn);
    sql(dsn,
        "INSERT INTO inventory_changes (user_key, product, at_ms, request, reason, units,"
        " items, stock) SELECT owner, 'hints', 1, 'r', 'use', 0, 0, 0"
        " FROM unnest('{A,C,aa,~}'::text[]) AS of_nobody (owner)");
    const std::vector<ArchivedCustomer> all = {archived("B", {change(1, 1), change(2, 3)}),
                                               archived("_"), archived("a", {change(4, 4)}),
                                               archived("Z"), archived("b")};
    REQUIRE(database->put(all, mark("b", 5), soon()));
    const auto first = database->page("", 3, soon());
    REQUIRE(first);
    CHECK(users_of(*first) == std::vector<std::string>{"B", "Z", "_"});
    CHECK((*first)[0].changes == all[0].changes);
    CHECK((*first)[0].customer.attributes == all[0].customer.attributes);
    CHECK((*first)[1].changes.empty());
    const auto last = database->page("_", 3, soon());
    REQUIRE(last);
    CHECK(users_of(*last) == std::vector<std::string>{"a", "b"});
    CHECK((*last)[0].changes == all[2].changes);
    CHECK(database->page("b", 3, soon())->empty());
}

TEST_CASE("a customer who is put again is replaced, and other customers are not") {
    auto database = open_on(fresh_store(shared_server()));
    REQUIRE(database->put(std::vector{archived("a", {change(1, 1)}), archived("b", {change(2, 2)})},
                          mark("b", 2), soon()));
    const std::int64_t before = visit_of(*database, "a", "r").customer.version;
    REQUIRE(database->put(std::vector{archived("a", {change(7, 7), change(-1, 6)})}, mark("b", 2),
                          soon()));
    CHECK(database->history(UserId("a"), soon())->size() == 2);
    CHECK(database->history(UserId("b"), soon())->size() == 1);
    CHECK(visit_of(*database, "a", "r").customer.version != before);
    CHECK(database->count_customers(soon()) == 2);
    CHECK(database->check(soon()) == std::vector<std::string>{});
}

TEST_CASE("customers and mark are put together or not at all") {
    auto database = open_on(fresh_store(shared_server()));
    CHECK(database->import_mark("elsewhere", soon()).value() == std::nullopt);
    REQUIRE(database->put(std::vector{archived("a")}, mark("a", 1), soon()));
    const auto twice =
        database->put(std::vector{archived("b"), archived("b")}, mark("b", 3), soon());
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == errors::invalid);
    const auto kept = database->import_mark("elsewhere", soon()).value();
    REQUIRE(kept);
    CHECK(kept->last_user == "a");
    CHECK(kept->customers == 1);
    CHECK(database->count_customers(soon()) == 1);
    CHECK(database->clear_import_mark("elsewhere", soon()));
    CHECK(database->import_mark("elsewhere", soon()).value() == std::nullopt);
    CHECK(database->put({}, mark("", 0), soon()));
}

TEST_CASE("a check names every row that does not add up") {
    const std::string dsn = fresh_store(shared_server());
    auto database = open_on(dsn);
    REQUIRE(database->put(std::vector{archived("a", {change(3, 3), change(-5, 0), change(2, 2)})},
                          mark("a", 1), soon()));
    CHECK(database->check(soon()) == std::vector<std::string>{});

    struct Row {
        const char* damage;
        const char* repair;
        const char* words;
        std::size_t faults;
    };
    for (const Row& row :
         {Row{"UPDATE inventory_changes SET stock = 9 WHERE stock = 3",
              "UPDATE inventory_changes SET stock = 3 WHERE stock = 9",
              "stock is 9, but 0 and a change of 3 make 3", 2},
          Row{"UPDATE inventory_changes SET stock = -2 WHERE stock = 0",
              "UPDATE inventory_changes SET stock = 0 WHERE stock = -2", "stock is -2", 2},
          Row{"UPDATE inventory_changes SET items = 9223372036854775807 WHERE stock = 2",
              "UPDATE inventory_changes SET items = 2 WHERE stock = 2", "stock is 2", 1},
          Row{"INSERT INTO answers VALUES ('x', 'r', 1, 'A')", "DELETE FROM answers", "answers: 1",
              1},
          Row{"UPDATE customers SET version = 0", "UPDATE customers SET version = 5", "version", 1},
          Row{"UPDATE customers SET user_key = 'gone'", "UPDATE customers SET user_key = 'a'",
              "customer is not there", 3}}) {
        INFO(row.damage);
        sql(dsn, row.damage);
        const auto faults = database->check(soon());
        REQUIRE(faults);
        CHECK(faults->size() == row.faults);
        CHECK((!faults->empty() && faults->front().find(row.words) != std::string::npos));
        sql(dsn, row.repair);
    }
    CHECK(database->check(soon()) == std::vector<std::string>{});
}

}    // namespace ask::store::tests
