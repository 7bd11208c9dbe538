#include <catch2/catch_test_macros.hpp>

#include "rig.hpp"

using namespace ask;
using namespace ask::tests;

namespace {
const char* const product = "ProductName";
}    // namespace

TEST_CASE("the shop names what is on sale, and asks which") {
    Rig rig;
    const auto all = rig.intent("WhatCanIBuyIntent");
    CHECK(has(heard(all), "Cave Quest, Five-Hint Pack and Treasure Finders Plus"));
    CHECK(heard(all).ends_with('?'));
    CHECK(is_open(all));
    CHECK(all.card);
    rig.products["cave_quest"].entitled = true;
    rig.products["treasure_finders_plus"].purchasable = false;
    const std::string rest = heard(rig.intent("WhatCanIBuyIntent"));
    CHECK_FALSE(has(rest, "Cave Quest"));
    CHECK_FALSE(has(rest, "Plus"));
    CHECK(has(rest, "Five-Hint Pack"));
}

TEST_CASE("many products are named a few at a time") {
    Rig rig;
    rig.products["zebra_quest"] = Rig::on_sale("ENTITLEMENT", "Zebra Quest");
    const std::string first = heard(rig.intent("WhatCanIBuyIntent"));
    CHECK_FALSE(has(first, "Zebra"));
    const std::string second = heard(rig.intent("WhatCanIBuyIntent"));
    CHECK(has(second, "Zebra Quest"));
    CHECK_FALSE(has(second, "Cave Quest"));
}

TEST_CASE("with nothing on sale the game goes on") {
    Rig rig;
    for (auto& [name, record] : rig.products) record.purchasable = false;
    const auto response = rig.intent("WhatCanIBuyIntent");
    CHECK(is_open(response));
    CHECK(has(heard(response), "Lighthouse"));
}

TEST_CASE("a product that was named goes straight into the purchase flow") {
    Rig rig;
    for (const char* name : {"cave_quest", "five_hint_pack", "treasure_finders_plus"}) {
        const auto response = rig.say("BuyIntent", product, name);
        const auto directive = directive_of(response);
        REQUIRE(directive.has_value());
        CHECK(directive->flow == model::PurchaseFlow::buy);
        CHECK(directive->product_id.text() == std::string("id.") + name);
        CHECK(directive->upsell_message.empty());
        CHECK_FALSE(directive->token.empty());
        CHECK_FALSE(response.speech);
        CHECK(response.should_end_session == true);
    }
}

TEST_CASE("what is owned is started instead of sold, and consumables are sold again") {
    Rig rig;
    for (auto& [name, record] : rig.products) record.entitled = true;
    const auto started = rig.say("BuyIntent", product, "cave_quest");
    CHECK_FALSE(directive_of(started).has_value());
    CHECK(has(heard(started), "Light Stone"));
    CHECK(directive_of(rig.say("BuyIntent", product, "five_hint_pack")).has_value());
}

TEST_CASE("no product is sold that was not named") {
    const std::pair<const char*, Json> slots[] = {
        {"empty", Rig::empty(product)},
        {"absent", Json::object()},
        {"unmatched", Rig::unmatched(product)},
        {"ambiguous", Rig::matched(product, {"cave_quest", "treasure_finders_plus"})},
        {"unknown to Amazon", Rig::matched(product, {"moon_quest"})}};
    for (const auto& [what, slot] : slots) {
        for (const char* intent : {"BuyIntent", "ProductDetailIntent"}) {
            CAPTURE(what, intent);
            Rig rig;
            const auto response = rig.intent(intent, slot);
            CHECK_FALSE(directive_of(response).has_value());
            CHECK(is_open(response));
            CHECK(heard(response).ends_with('?'));
            CHECK(has(heard(response), "Cave Quest"));
        }
    }
}

TEST_CASE("asking back elicits the slot, so that the next answer belongs to the same intent") {
    Rig rig;
    const auto response =
        rig.intent("BuyIntent", Rig::matched(product, {"cave_quest", "five_hint_pack"}));
    REQUIRE(response.directives.size() == 1);
    CHECK(std::get<model::DialogDirective>(response.directives[0]).slot == product);
    CHECK_FALSE(has(heard(response), "Plus"));
}

TEST_CASE("what is not purchasable is not available, and others are named") {
    Rig rig;
    rig.products["cave_quest"].purchasable = false;
    const auto response = rig.say("BuyIntent", product, "cave_quest");
    CHECK_FALSE(directive_of(response).has_value());
    CHECK(has(heard(response), "Treasure Finders Plus"));
    CHECK_FALSE(has(heard(response), "There is Cave Quest"));
}

TEST_CASE("a product is described with its summary, escaped, and yes leads to it") {
    for (const char* name : {"cave_quest", "five_hint_pack", "treasure_finders_plus"}) {
        Rig rig;
        const auto response = rig.say("ProductDetailIntent", product, name);
        CHECK(has(response.speech->text, "&amp; what it holds."));
        CHECK(heard(response).ends_with('?'));
        const auto directive = directive_of(rig.yes());
        REQUIRE(directive.has_value());
        CHECK(directive->product_id.text() == std::string("id.") + name);
    }
}

TEST_CASE("after a no to a product nothing else is offered") {
    Rig rig;
    rig.launch();
    rig.yes();
    rig.say("ProductDetailIntent", product, "cave_quest");
    const auto response = rig.no();
    CHECK_FALSE(directive_of(response).has_value());
    CHECK(has(heard(response), "clock"));
}

TEST_CASE("an owned product is described, and yes plays it") {
    Rig rig;
    rig.products["cave_quest"].entitled = true;
    const auto response = rig.say("ProductDetailIntent", product, "cave_quest");
    CHECK(has(heard(response), "Light Stone"));
    CHECK(has(heard(rig.yes()), "Emerald"));
}

TEST_CASE("refunds and cancellations of what is owned go to Alexa") {
    for (const char* intent : {"RefundSkillItemIntent", "CancelSubscriptionIntent"}) {
        for (const char* name : {"cave_quest", "treasure_finders_plus", "five_hint_pack"}) {
            Rig rig;
            rig.products[name].entitled = true;
            rig.products[name].count = 1;
            const auto response = rig.say(intent, product, name);
            const auto directive = directive_of(response);
            REQUIRE(directive.has_value());
            CHECK(directive->flow == model::PurchaseFlow::cancel);
            CHECK(directive->product_id.text() == std::string("id.") + name);
        }
    }
}

TEST_CASE("what is not owned cannot be given back, and nothing is sold instead") {
    for (const Json& slot :
         {Rig::matched(product, {"cave_quest"}), Rig::empty(product), Rig::unmatched(product)}) {
        Rig rig;
        const auto response = rig.intent("CancelSubscriptionIntent", slot);
        CHECK_FALSE(directive_of(response).has_value());
        CHECK(is_open(response));
        CHECK_FALSE(has(heard(response), "Plus"));
    }
}

TEST_CASE("a return without a name asks which of the owned products") {
    Rig rig;
    rig.products["cave_quest"].entitled = true;
    const std::string asked = heard(rig.intent("RefundSkillItemIntent", Rig::empty(product)));
    CHECK(has(asked, "Cave Quest"));
    CHECK_FALSE(has(asked, "Plus"));
}

TEST_CASE("when the shop cannot be reached the game goes on, and nothing is said of owning") {
    for (const char* intent : {"WhatCanIBuyIntent", "BuyIntent", "ProductDetailIntent",
                               "RefundSkillItemIntent", "CancelSubscriptionIntent"}) {
        CAPTURE(intent);
        Rig rig;
        rig.launch();
        rig.yes();
        rig.products_fail = true;
        const auto response = rig.say(intent, product, "cave_quest");
        CHECK_FALSE(rig.outcome->error);
        CHECK_FALSE(directive_of(response).has_value());
        CHECK(is_open(response));
        CHECK(has(heard(response), "clock"));
        CHECK_FALSE(has(heard(response), "Cave Quest"));
    }
}
