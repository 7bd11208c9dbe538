#include "simulator/purchase_flow.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shop.hpp"
#include "simulator/amazon_change.hpp"

namespace {

using namespace ask;
using ask::tests::Shop;
using model::PurchaseFlow;
using model::PurchaseResult;
using simulator::Decision;
using simulator::HoldingEvent;

Result<simulator::PurchaseOutcome> decide(Shop& shop, PurchaseFlow flow, const char* product,
                                          Decision decision) {
    return carry_out({shop.amazon, shop.customer, {}}, {flow, shop.id(product), "", "token"},
                     decision);
}

Result<void> happen(Shop& shop, HoldingEvent event, const char* product) {
    return apply({shop.amazon, shop.customer, {}},
                 simulator::HoldingChange{event, ReferenceName(product)});
}

struct Case {
    PurchaseFlow flow;
    const char* product;
    int count_before;
    Decision decision;
    PurchaseResult result;
    int count_after;
};

constexpr auto buy = PurchaseFlow::buy;
constexpr auto upsell = PurchaseFlow::upsell;
constexpr auto cancel = PurchaseFlow::cancel;

}    // namespace

TEST_CASE("a purchase ends as it was decided, or as Alexa knows better") {
    const Case cases[] = {
        {buy, "quest", 0, Decision::accept, PurchaseResult::accepted, 1},
        {buy, "hints", 2, Decision::accept, PurchaseResult::accepted, 3},
        {upsell, "club", 0, Decision::accept, PurchaseResult::accepted, 1},
        {buy, "quest", 0, Decision::decline, PurchaseResult::declined, 0},
        {buy, "quest", 0, Decision::pending, PurchaseResult::pending_purchase, 0},
        {buy, "quest", 0, Decision::error, PurchaseResult::error, 0},
        {buy, "quest", 1, Decision::accept, PurchaseResult::already_purchased, 1},
        {buy, "club", 1, Decision::decline, PurchaseResult::already_purchased, 1},
        {upsell, "quest", 1, Decision::decline, PurchaseResult::declined, 1},
        {buy, "quest", 0, Decision::already_purchased, PurchaseResult::already_purchased, 1},
        {cancel, "quest", 1, Decision::accept, PurchaseResult::accepted, 0},
        {cancel, "hints", 3, Decision::accept, PurchaseResult::accepted, 2},
        {cancel, "club", 1, Decision::accept, PurchaseResult::accepted, 1},
        {cancel, "quest", 1, Decision::decline, PurchaseResult::declined, 1},
        {cancel, "quest", 0, Decision::accept, PurchaseResult::not_entitled, 0},
        {cancel, "quest", 1, Decision::not_entitled, PurchaseResult::not_entitled, 0},
        {cancel, "quest", 1, Decision::error, PurchaseResult::error, 1},
        {buy, "unknown", 0, Decision::accept, PurchaseResult::error, 0},
    };
    for (const Case& one : cases) {
        Shop shop;
        shop.holding(one.product).count = one.count_before;
        INFO(model::to_text(one.flow) << " " << one.product << " " << to_text(one.decision));
        const auto outcome = decide(shop, one.flow, one.product, one.decision);
        REQUIRE(outcome);
        CHECK(outcome->result == one.result);
        CHECK(shop.holding(one.product).count == one.count_after);
        CHECK_FALSE(outcome->alexa_says.empty());
    }
}

TEST_CASE("a decision that cannot happen is refused") {
    Shop shop;
    CHECK_FALSE(decide(shop, buy, "quest", Decision::not_entitled));
    CHECK_FALSE(decide(shop, buy, "hints", Decision::already_purchased));
    shop.holding("quest").count = 1;
    CHECK_FALSE(decide(shop, cancel, "quest", Decision::pending));
    CHECK_FALSE(decide(shop, cancel, "quest", Decision::already_purchased));
}

TEST_CASE("what is not on sale cannot be bought") {
    Shop shop;
    REQUIRE(happen(shop, HoldingEvent::taken_off_sale, "hints"));
    CHECK(decide(shop, buy, "hints", Decision::accept)->result == PurchaseResult::error);
    REQUIRE(happen(shop, HoldingEvent::put_on_sale, "hints"));
    CHECK(decide(shop, buy, "hints", Decision::accept)->result == PurchaseResult::accepted);
}

TEST_CASE("a cancelled subscription is owned until its term ends, and is cancelled once") {
    Shop shop;
    shop.holding("club").count = 1;
    CHECK(decide(shop, cancel, "club", Decision::accept)->result == PurchaseResult::accepted);
    CHECK(decide(shop, cancel, "club", Decision::accept)->result == PurchaseResult::not_entitled);
    CHECK(shop.holding("club").count == 1);
    REQUIRE(happen(shop, HoldingEvent::term_ended, "club"));
    CHECK(shop.holding("club").count == 0);
    CHECK(decide(shop, buy, "club", Decision::accept)->result == PurchaseResult::accepted);
    CHECK(decide(shop, cancel, "club", Decision::accept)->result == PurchaseResult::accepted);
}

TEST_CASE("a pending purchase goes through or fails later, once") {
    Shop shop;
    REQUIRE(decide(shop, buy, "hints", Decision::pending));
    CHECK(shop.holding("hints").count == 0);
    REQUIRE(happen(shop, HoldingEvent::pending_completed, "hints"));
    CHECK(shop.holding("hints").count == 1);
    CHECK_FALSE(happen(shop, HoldingEvent::pending_completed, "hints"));
    REQUIRE(decide(shop, buy, "hints", Decision::pending));
    REQUIRE(happen(shop, HoldingEvent::pending_failed, "hints"));
    CHECK(shop.holding("hints").count == 1);
}

TEST_CASE("a refund takes one unit, a reset takes all, and what is not there is not taken") {
    Shop shop;
    shop.holding("hints").count = 3;
    REQUIRE(happen(shop, HoldingEvent::refunded, "hints"));
    CHECK(shop.holding("hints").count == 2);
    REQUIRE(happen(shop, HoldingEvent::reset, "hints"));
    CHECK(shop.holding("hints").count == 0);
    CHECK_FALSE(happen(shop, HoldingEvent::refunded, "hints"));
    CHECK_FALSE(happen(shop, HoldingEvent::refunded, "unknown"));
    REQUIRE(happen(shop, HoldingEvent::purchased, "quest"));
    CHECK_FALSE(happen(shop, HoldingEvent::purchased, "quest"));
}

TEST_CASE("the purchase that an answer asks for is found among its directives") {
    const Json directive = {
        {"type", "Connections.SendRequest"},
        {"name", "Upsell"},
        {"payload",
         {{"InSkillProduct", {{"productId", "p"}}}, {"upsellMessage", "Want to learn more?"}}},
        {"token", "resume"}};
    Json answer = {{"response", {{"directives", {{{"type", "Dialog.Delegate"}}, directive}}}}};
    const auto order = simulator::find_order(answer);
    REQUIRE(order);
    CHECK(order->flow == upsell);
    CHECK(order->product == ProductId("p"));
    CHECK(order->upsell_message == "Want to learn more?");
    CHECK(order->token == "resume");
    answer["response"]["directives"][1]["name"] = "buy";
    CHECK_FALSE(simulator::find_order(answer));
    CHECK_FALSE(simulator::find_order(Json()));
    CHECK_FALSE(simulator::find_order({{"response", {{"directives", "none"}}}}));
}

TEST_CASE("trouble of the product API ends after so many requests") {
    simulator::Trouble trouble{.status = 503, .delay = {}, .hangs = false, .times = 2};
    CHECK(simulator::take_trouble(trouble).status == 503);
    CHECK(simulator::take_trouble(trouble).status == 503);
    CHECK(simulator::take_trouble(trouble).is_well());
}
