#include <catch2/catch_test_macros.hpp>

#include "rig.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

void in_scene(Rig& rig) {
    rig.launch();
    rig.say("PlayAdventureIntent", "AdventureName", "old_lighthouse");
}

std::string inventory(Rig& rig) {
    return heard(rig.intent("HintInventoryIntent"));
}

}    // namespace

TEST_CASE("a hint costs one, and hearing it again costs nothing") {
    Rig rig;
    rig.products["five_hint_pack"].count = 1;
    in_scene(rig);
    const std::string hint = heard(rig.intent("HintIntent"));
    CHECK(has(hint, "something that ticks"));
    CHECK(has(hint, "4"));
    CHECK(hint.ends_with("Is it a clock?"));
    CHECK(has(heard(rig.intent("HintIntent")), "something that ticks"));
    CHECK(has(inventory(rig), "4"));
    CHECK(has(heard(rig.yes()), "gull"));
    CHECK(has(heard(rig.intent("HintIntent")), "Twice three"));
    CHECK(has(inventory(rig), "3"));
}

TEST_CASE("a paid hint stays paid over a break") {
    Rig rig;
    rig.products["five_hint_pack"].count = 1;
    in_scene(rig);
    rig.intent("HintIntent");
    rig.launch();
    rig.yes();
    rig.intent("HintIntent");
    CHECK(has(inventory(rig), "4"));
}

TEST_CASE("without hints the pack is suggested once, then the way to it is told") {
    Rig rig;
    in_scene(rig);
    const auto first = rig.intent("HintIntent");
    const auto directive = directive_of(first);
    REQUIRE(directive.has_value());
    CHECK(directive->flow == model::PurchaseFlow::upsell);
    CHECK(directive->product_id.text() == "id.five_hint_pack");
    CHECK(directive->token.ends_with(".v1.old_lighthouse.0.0.hint.-"));
    const auto back = rig.come_back("Upsell", "DECLINED", "five_hint_pack");
    CHECK(has(heard(back), "Is it a clock?"));
    const auto again = rig.intent("HintIntent");
    CHECK_FALSE(directive_of(again).has_value());
    CHECK(has(heard(again), "get hints"));
    CHECK(heard(again).ends_with("Is it a clock?"));
}

TEST_CASE("hints that are not on sale are not mentioned for sale") {
    Rig rig;
    rig.products["five_hint_pack"].purchasable = false;
    in_scene(rig);
    const auto response = rig.intent("HintIntent");
    CHECK_FALSE(directive_of(response).has_value());
    CHECK_FALSE(has(heard(response), "get hints"));
}

TEST_CASE("outside a story no hint is spent") {
    Rig rig;
    rig.products["five_hint_pack"].count = 1;
    rig.launch();
    CHECK(is_open(rig.intent("HintIntent")));
    CHECK(has(inventory(rig), "5"));
}

TEST_CASE("the inventory follows purchases and refunds outside the skill") {
    Rig rig;
    rig.products["five_hint_pack"].count = 3;
    CHECK(has(inventory(rig), "15"));
    in_scene(rig);
    rig.intent("HintIntent");
    CHECK(has(inventory(rig), "14"));
    rig.products["five_hint_pack"].count = 2;
    CHECK(has(inventory(rig), "9"));
    rig.products["five_hint_pack"].count = 0;
    CHECK(has(inventory(rig), "no hints"));
}

TEST_CASE("while products are unknown the stock is untouched and can be used") {
    Rig rig;
    rig.products["five_hint_pack"].count = 1;
    in_scene(rig);
    inventory(rig);
    rig.products_fail = true;
    CHECK(has(inventory(rig), "5"));
    CHECK(has(heard(rig.intent("HintIntent")), "something that ticks"));
    rig.products_fail = false;
    CHECK(has(inventory(rig), "4"));
}

TEST_CASE("while products are unknown and no hints are left, nothing is offered") {
    Rig rig;
    in_scene(rig);
    rig.products_fail = true;
    const auto response = rig.intent("HintIntent");
    CHECK_FALSE(directive_of(response).has_value());
    CHECK_FALSE(has(heard(response), "get hints"));
    CHECK(is_open(response));
}

TEST_CASE("buying hints in a story gives the hint at once") {
    Rig rig;
    in_scene(rig);
    CHECK(directive_of(rig.say("BuyIntent", "ProductName", "five_hint_pack")).has_value());
    rig.products["five_hint_pack"].count = 1;
    const auto back = rig.come_back("Buy", "ACCEPTED", "five_hint_pack");
    CHECK(has(heard(back), "something that ticks"));
    CHECK(has(inventory(rig), "4"));
}

TEST_CASE("ACCEPTED told twice gives one pack, also while Amazon's count lags") {
    for (const int count : {0, 1}) {
        CAPTURE(count);
        Rig rig;
        rig.launch();
        rig.say("BuyIntent", "ProductName", "five_hint_pack");
        rig.products["five_hint_pack"].count = count;
        const auto token = rig.token;
        rig.come_back("Buy", "ACCEPTED", "five_hint_pack", token);
        rig.come_back("Buy", "ACCEPTED", "five_hint_pack", token);
        CHECK(has(inventory(rig), "5"));
        rig.products["five_hint_pack"].count = 1;
        CHECK(has(inventory(rig), "5"));
    }
}

TEST_CASE("ACCEPTED told twice in a story spends one hint, and both answers give it") {
    Rig rig;
    in_scene(rig);
    rig.intent("HintIntent");
    rig.products["five_hint_pack"].count = 1;
    const auto token = rig.token;
    for (int time = 0; time < 2; ++time) {
        const auto back = rig.come_back("Upsell", "ACCEPTED", "five_hint_pack", token);
        CHECK(has(heard(back), "something that ticks"));
        CHECK(has(heard(back), "4"));
    }
    CHECK(has(inventory(rig), "4"));
}

TEST_CASE("ACCEPTED before Amazon counts the pack gives the hint at once") {
    Rig rig;
    in_scene(rig);
    rig.say("BuyIntent", "ProductName", "five_hint_pack");
    const auto back = rig.come_back("Buy", "ACCEPTED", "five_hint_pack");
    CHECK(has(heard(back), "something that ticks"));
    CHECK(has(inventory(rig), "4"));
    rig.products["five_hint_pack"].count = 1;
    CHECK(has(inventory(rig), "4"));
}
