#include "isp/suggestions.hpp"

#include <catch2/catch_test_macros.hpp>

#include "unit/isp/turn.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;
using namespace std::chrono_literals;
using model::PurchaseResult;

namespace {

const ReferenceName cave("cave");
const ProductId cave_id("amzn1.adg.product.cave");
const std::vector<ReferenceName> both{cave, hints};

Result<http::Response> both_listed() {
    return http_answer(200, page_json(product_json("cave") + "," + hints_json(0)));
}

std::string chosen(Turn& turn, const std::vector<ReferenceName>& candidates = both) {
    const auto choice = run_task(turn.suggestions.choose(candidates));
    REQUIRE(choice);
    return *choice ? (*choice)->reference_name.text() : "";
}

std::string chosen_in(House& house, const std::string& session) {
    Turn turn(house, both_listed(), "r", session);
    return chosen(turn);
}

void offer(House& house, const ProductId& product, const std::string& session) {
    Turn turn(house, both_listed(), "r", session);
    REQUIRE(run_task(turn.suggestions.offered(product)));
    turn.commit();
}

}    // namespace

TEST_CASE("a suggestion is remembered when it leaves, not when it is chosen") {
    House house;
    CHECK(chosen_in(house, "1") == "cave");
    CHECK(chosen_in(house, "1") == "cave");
    offer(house, cave_id, "1");
    CHECK(chosen_in(house, "1").empty());
    CHECK(chosen_in(house, "2") == "hints");
}

TEST_CASE("nothing is suggested in the session that brings an answer") {
    for (const auto result : model::purchase_results) {
        INFO(model::to_text(result));
        House house;
        offer(house, cave_id, "1");
        {
            Turn turn(house, both_listed(), "r", "2");
            REQUIRE(run_task(turn.suggestions.answered(cave_id, result)));
            CHECK(chosen(turn).empty());
            turn.commit();
        }
        CHECK(chosen_in(house, "2").empty());
        house.now += 1h;
        const bool rests =
            result != PurchaseResult::accepted && result != PurchaseResult::already_purchased;
        Turn turn(house, both_listed(), "r", "3");
        CHECK(chosen(turn, {cave}) == (rests ? "" : "cave"));
    }
}

TEST_CASE("why a candidate was passed over can be read") {
    House house;
    offer(house, cave_id, "1");
    Turn turn(house, both_listed(), "r", "2");
    CHECK(chosen(turn) == "hints");
    CHECK(turn.suggestions.passed() == std::vector<Passed>{{cave, PassedOver::cooling_down}});
}

TEST_CASE("while Amazon cannot be asked nothing is suggested, and an answer is still remembered") {
    House house;
    offer(house, cave_id, "1");
    Turn turn(house, no_answer(), "r", "2");
    CHECK(chosen(turn).empty());
    CHECK(run_task(turn.suggestions.answered(cave_id, PurchaseResult::declined)));
    turn.commit();
    const auto record = read_purchase_record(house.adapter.customer.purchases);
    CHECK(record->suggestions.products.at(cave).declines == 1);
}

TEST_CASE("of an unknown product only the session is remembered") {
    for (const char* id : {"", "amzn1.adg.product.unknown"}) {
        House house;
        offer(house, ProductId(id), "1");
        CHECK(chosen_in(house, "1").empty());
        CHECK(chosen_in(house, "2") == "cave");
        const auto record = read_purchase_record(house.adapter.customer.purchases);
        CHECK(record->suggestions.products.empty());
    }
}

TEST_CASE("suggestions need the store") {
    House house;
    house.adapter.failure = Error{errors::timeout, "slow"};
    Turn turn(house, both_listed());
    CHECK(run_task(turn.suggestions.choose(both)).error().code == errors::timeout);
    CHECK(run_task(turn.suggestions.offered(cave_id)).error().code == errors::timeout);
    CHECK(run_task(turn.suggestions.answered(cave_id, PurchaseResult::declined)).error().code ==
          errors::timeout);
}

TEST_CASE("after a refund nothing is suggested in the same session, and no answer is noted") {
    House house;
    Turn turn(house, both_listed(), "r", "1");
    REQUIRE(run_task(turn.suggestions.nothing_more()));
    CHECK(run_task(turn.book.open()).value()->suggestions.products.empty());
    turn.commit();
    CHECK(chosen_in(house, "1").empty());
    CHECK(chosen_in(house, "2") == "cave");
}
