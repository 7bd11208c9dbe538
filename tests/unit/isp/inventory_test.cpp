#include "isp/inventory.hpp"

#include <catch2/catch_test_macros.hpp>

#include "unit/isp/turn.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;
using namespace std::chrono_literals;

namespace {

void visit(House& house, int count) {
    Turn turn(house, hints_counted(count));
    REQUIRE(run_task(turn.inventory.reconcile()).value());
    turn.commit();
}

void leave(House& house, int count) {
    Turn turn(house, hints_counted(count));
    REQUIRE(run_task(turn.inventory.reconcile()).value());
    REQUIRE(run_task(turn.inventory.departing(hints_id)));
    turn.commit();
}

std::int64_t stock_of(Turn& turn) {
    return run_task(turn.inventory.stock(hints)).value();
}

std::int64_t stock_of(House& house) {
    Turn turn(house, no_answer());
    return stock_of(turn);
}

}    // namespace

TEST_CASE("the stock is agreed, used and kept, and the story says so") {
    House house;
    Turn turn(house, hints_counted(3), "r1");
    CHECK(run_task(turn.inventory.reconcile()).value());
    CHECK(run_task(turn.inventory.consume(hints, 14)).value() == 1);
    CHECK(run_task(turn.inventory.consume(hints, 14)).value() == 1);
    CHECK(house.adapter.rows.empty());
    turn.commit();
    CHECK(house.adapter.story() == "purchase 3 15 =15\nuse 0 -14 =1\n");
    const store::InventoryChange& row = house.adapter.rows.back();
    CHECK(row.product == hints);
    CHECK(row.request == RequestId("r1"));
    CHECK(row.at == std::chrono::floor<std::chrono::milliseconds>(house.now));
    CHECK(stock_of(house) == 1);
}

TEST_CASE("what is not committed never was") {
    House house;
    visit(house, 1);
    {
        Turn turn(house, hints_counted(2));
        CHECK(run_task(turn.inventory.reconcile()).value());
        CHECK(run_task(turn.inventory.consume(hints, 7)).value() == 3);
    }
    CHECK(stock_of(house) == 5);
    CHECK(house.adapter.rows.size() == 1);
}

TEST_CASE("a visit in which nothing changed writes nothing") {
    House house;
    visit(house, 2);
    house.now += 1h;
    visit(house, 2);
    CHECK(house.adapter.commits == 1);
}

TEST_CASE("a skill without consumables asks and loads nothing") {
    House house;
    house.inventory.items_per_unit.clear();
    Turn turn(house, hints_counted(3));
    CHECK(run_task(turn.inventory.reconcile()).value());
    CHECK(run_task(turn.inventory.accepted(hints_id)));
    CHECK(run_task(turn.inventory.departing(hints_id)));
    CHECK(turn.api.fake.requests.empty());
    CHECK(house.adapter.loads == 0);
    CHECK(run_task(turn.inventory.stock(hints)).error().code == errors::not_found);
    CHECK(run_task(turn.inventory.consume(hints)).error().code == errors::not_found);
}

TEST_CASE("where Amazon cannot be asked, or does not list the product, nothing is taken away") {
    struct Trouble {
        const char* name;
        Result<http::Response> answer;
        bool reconciled;
    };
    const Trouble table[] = {
        {"down", no_answer(), false},
        {"refused", http_answer(401, "{}"), false},
        {"half an answer", http_answer(200, R"({"inSkillProducts":)"), false},
        {"not listed", http_answer(200, page_json(product_json("cave"))), true},
        {"of another type for the moment", http_answer(200, page_json(product_json("hints"))),
         true},
        {"no products at all", http_answer(200, page_json("")), true},
    };
    for (const Trouble& one : table) {
        INFO(one.name);
        House house;
        visit(house, 2);
        Turn turn(house, one.answer);
        CHECK(run_task(turn.inventory.reconcile()).value() == one.reconciled);
        CHECK(stock_of(turn) == 10);
        CHECK_FALSE(turn.work.changed());
    }
}

TEST_CASE("a store that fails is an error of all but what needs no store") {
    House house;
    house.adapter.failure = Error{errors::unavailable, "down"};
    Turn turn(house, hints_counted(2));
    CHECK(run_task(turn.inventory.reconcile()).error().code == errors::unavailable);
    CHECK(run_task(turn.inventory.accepted(hints_id)).error().code == errors::unavailable);
    CHECK(run_task(turn.inventory.departing(hints_id)).error().code == errors::unavailable);
    CHECK(run_task(turn.inventory.stock(hints)).error().code == errors::unavailable);
    CHECK(run_task(turn.inventory.consume(hints)).error().code == errors::unavailable);
    CHECK(house.adapter.loads == 1);
}

TEST_CASE("a stored text that is no record is an error, and is not written over") {
    House house;
    house.adapter.customer.purchases = "[]";
    Turn turn(house, hints_counted(2));
    CHECK(run_task(turn.inventory.reconcile()).error().code == errors::invalid);
    CHECK_FALSE(turn.work.changed());
}

TEST_CASE(
    "an accepted purchase is credited once, whether this request reconciles before or after") {
    struct Order {
        bool reconciles_first;
        int count;
        const char* story;
    };
    const Order table[] = {
        {false, 2, "purchase 1 5 =10\n"},    {true, 2, "purchase 1 5 =10\n"},
        {false, 1, "provisional 0 5 =10\n"}, {true, 1, "provisional 0 5 =10\n"},
        {false, 0, "provisional 0 5 =10\n"}, {true, 0, "refund -1 -5 =0\ncorrected 1 10 =10\n"},
    };
    for (const Order& one : table) {
        INFO(one.reconciles_first << one.count);
        House house;
        leave(house, 1);
        house.adapter.rows.clear();
        Turn turn(house, hints_counted(one.count), "back");
        if (one.reconciles_first) REQUIRE(run_task(turn.inventory.reconcile()));
        CHECK(run_task(turn.inventory.accepted(hints_id)));
        CHECK(run_task(turn.inventory.accepted(hints_id)));
        CHECK(run_task(turn.inventory.reconcile()).value());
        CHECK(stock_of(turn) == 10);
        turn.commit();
        CHECK(house.adapter.story() == one.story);
        visit(house, 2);
        CHECK(stock_of(house) == 10);
    }
}

TEST_CASE("a purchase after a refund counts in full in either order") {
    for (const bool reconciles_first : {false, true}) {
        House house;
        visit(house, 2);
        Turn using_up(house, hints_counted(2), "use");
        REQUIRE(run_task(using_up.inventory.consume(hints, 9)));
        using_up.commit();
        leave(house, 1);
        Turn turn(house, hints_counted(2), "back");
        if (reconciles_first) REQUIRE(run_task(turn.inventory.reconcile()));
        REQUIRE(run_task(turn.inventory.accepted(hints_id)));
        REQUIRE(run_task(turn.inventory.reconcile()));
        CHECK(stock_of(turn) == 5);
    }
}

TEST_CASE("a use between reconciling and ACCEPTED is not undone") {
    House house;
    leave(house, 1);
    Turn turn(house, hints_counted(1), "back");
    REQUIRE(run_task(turn.inventory.reconcile()));
    REQUIRE(run_task(turn.inventory.consume(hints, 2)));
    REQUIRE(run_task(turn.inventory.accepted(hints_id)));
    CHECK(stock_of(turn) == 8);
}

TEST_CASE("an accepted purchase is credited while Amazon's list cannot be had") {
    for (const bool lists_others : {false, true}) {
        House house;
        leave(house, 1);
        Turn turn(house,
                  lists_others ? http_answer(200, page_json(product_json("cave"))) : no_answer());
        CHECK(run_task(turn.inventory.accepted(hints_id)));
        CHECK(run_task(turn.inventory.reconcile()));
        CHECK(stock_of(turn) == 10);
    }
}

TEST_CASE("ACCEPTED of what is no consumable of ours changes nothing") {
    for (const char* id : {"amzn1.adg.product.cave", "amzn1.adg.product.unknown", ""}) {
        House house;
        visit(house, 1);
        Turn turn(house, http_answer(200, page_json(hints_json(1) + "," + product_json("cave"))));
        CHECK(run_task(turn.inventory.departing(ProductId(id))));
        CHECK(run_task(turn.inventory.accepted(ProductId(id))));
        CHECK_FALSE(turn.work.changed());
    }
}

TEST_CASE("a consumable that the skill does not configure is left alone") {
    House house;
    house.inventory.items_per_unit = {{ReferenceName("torches"), 3}};
    Turn turn(house, hints_counted(2));
    CHECK(run_task(turn.inventory.reconcile()).value());
    CHECK(run_task(turn.inventory.accepted(hints_id)));
    CHECK_FALSE(turn.work.changed());
}

TEST_CASE("too few items are left, or the number is wrong") {
    House house;
    visit(house, 1);
    Turn turn(house, no_answer());
    CHECK(run_task(turn.inventory.consume(hints, 6)).error().code == not_enough);
    CHECK(run_task(turn.inventory.consume(hints, 0)).error().code == errors::invalid);
    CHECK(stock_of(turn) == 5);
    CHECK_FALSE(turn.work.changed());
}

TEST_CASE("inventory, suggestions and the suspended session share one record") {
    House house;
    {
        Turn turn(house, hints_counted(1));
        REQUIRE(run_task(turn.inventory.reconcile()));
        REQUIRE(run_task(turn.suggestions.offered(hints_id)));
        PurchaseRecord* record = run_task(turn.book.open()).value();
        record->suspended = {"nonce", Json{{"step", 3}}, house.now + 1h};
        turn.book.write_back();
        REQUIRE(run_task(turn.inventory.departing(hints_id)));
        turn.commit();
    }
    const auto record = read_purchase_record(house.adapter.customer.purchases);
    REQUIRE(record);
    CHECK(record->stock.at(hints).departed == 1);
    CHECK(record->suggestions.products.contains(hints));
    CHECK(record->suspended->attributes["step"] == 3);
}

TEST_CASE("a count that cannot be read takes nothing away") {
    for (const char* count : {"null", "\"3\"", "[]"}) {
        CAPTURE(count);
        House house;
        visit(house, 3);
        std::string page = page_json(hints_json(3));
        const std::string known = "\"activeEntitlementCount\":3";
        const auto at = page.find(known);
        REQUIRE(at != std::string::npos);
        page.replace(at + known.size() - 1, 1, count);
        Turn turn(house, http_answer(200, page));
        CHECK(run_task(turn.inventory.reconcile()).value());
        turn.commit();
        CHECK(stock_of(house) == 15);
    }
}
