#include <catch2/catch_test_macros.hpp>

#include "rig.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

const char* const results[] = {"ACCEPTED", "PENDING_PURCHASE", "DECLINED",     "ALREADY_PURCHASED",
                               "ERROR",    "NOT_ENTITLED",     "SOMETHING_NEW"};
const std::string stuck = "v1.old_lighthouse.1.1.browse.-";

// What Alexa has explained already, or what must never be mentioned.
bool speaks_of_payment(const std::string& text) {
    for (const char* word : {"error", "try again", "problem", "pending", "payment", "failed",
                             "wrong", "sorry", "Sorry", "thank"}) {
        if (has(text, word)) return true;
    }
    return false;
}

}    // namespace

TEST_CASE("after any result that opened nothing the customer goes on where they were") {
    for (const char* flow : {"Buy", "Upsell", "Cancel"}) {
        for (const char* result : results) {
            for (const char* product : {"cave_quest", "treasure_finders_plus"}) {
                CAPTURE(flow, result, product);
                Rig rig;
                const auto response = rig.come_back(flow, result, product, stuck);
                CHECK_FALSE(rig.outcome->error);
                CHECK_FALSE(directive_of(response).has_value());
                CHECK(is_open(response));
                CHECK(has(heard(response), "gull"));
                CHECK_FALSE(speaks_of_payment(heard(response)));
                CHECK_FALSE(has(heard(response), "Emerald"));
            }
        }
    }
}

TEST_CASE("what the record says is owned is started at once") {
    for (const char* flow : {"Buy", "Upsell"}) {
        for (const char* result : {"ACCEPTED", "PENDING_PURCHASE", "ALREADY_PURCHASED", "ERROR"}) {
            CAPTURE(flow, result);
            Rig rig;
            rig.products["cave_quest"].entitled = true;
            const auto response = rig.come_back(flow, result, "cave_quest", stuck);
            CHECK(has(heard(response), "Light Stone"));
            CHECK_FALSE(speaks_of_payment(heard(response)));
        }
    }
}

TEST_CASE("after DECLINED and after Cancel an owner too goes on where they were") {
    for (const auto& [flow, result] : {std::pair("Buy", "DECLINED"),
                                       {"Upsell", "DECLINED"},
                                       {"Cancel", "ACCEPTED"},
                                       {"Cancel", "DECLINED"},
                                       {"Cancel", "NOT_ENTITLED"},
                                       {"Cancel", "ERROR"}}) {
        CAPTURE(flow, result);
        Rig rig;
        rig.products["cave_quest"].entitled = true;
        CHECK(has(heard(rig.come_back(flow, result, "cave_quest", stuck)), "gull"));
    }
}

TEST_CASE("the adventure that was asked for is played after the purchase") {
    Rig rig;
    rig.launch();
    rig.say("PlayAdventureIntent", "AdventureName", "echo_gate");
    rig.products["cave_quest"].entitled = true;
    const auto response = rig.come_back("Upsell", "ACCEPTED", "cave_quest");
    CHECK(has(heard(response), "The Echo Gate"));
    CHECK(has(heard(rig.no()), "laughs the gate"));
}

TEST_CASE("a member starts with the members' adventures") {
    Rig rig;
    rig.products["treasure_finders_plus"].entitled = true;
    CHECK(has(heard(rig.come_back("Buy", "ACCEPTED", "treasure_finders_plus", "")), "Crystal"));
}

TEST_CASE("a status other than 200 does not hide that the product is owned") {
    Rig rig;
    rig.products["cave_quest"].entitled = true;
    rig.begin();
    const auto response = rig.send({{"type", "Connections.Response"},
                                    {"name", "Buy"},
                                    {"status", {{"code", "500"}, {"message", "broken"}}},
                                    {"payload",
                                     {{"purchaseResult", "ALREADY_PURCHASED"},
                                      {"productId", "id.cave_quest"},
                                      {"message", "do not speak this"}}},
                                    {"token", rig.signed_token(stuck, "cave_quest")}});
    CHECK(has(heard(response), "Light Stone"));
    CHECK_FALSE(has(heard(response), "do not speak"));
}

TEST_CASE("a cancelled subscription closes its story when Amazon says so, and not before") {
    const std::string inside = "v1.dark_pool.1.1.browse.-";
    Rig rig;
    rig.products["treasure_finders_plus"].entitled = true;
    CHECK(
        has(heard(rig.come_back("Cancel", "ACCEPTED", "treasure_finders_plus", inside)), "wreck"));
    rig.products["treasure_finders_plus"].entitled = false;
    const auto closed = rig.come_back("Cancel", "ACCEPTED", "treasure_finders_plus", inside);
    CHECK(has(heard(closed), "Lighthouse"));
}

TEST_CASE("no token opens what is not owned") {
    for (const char* token : {"v1.dark_pool.1.1.browse.-", "v1.-.0.0.play.dark_pool",
                              "v1.dark_pool.2.2.hint.dark_pool"}) {
        for (const char* result : results) {
            CAPTURE(token, result);
            Rig rig;
            const auto response = rig.come_back("Upsell", result, "cave_quest", token);
            CHECK(has(heard(response), "Lighthouse"));
        }
    }
}

TEST_CASE("a token that makes no sense gives a fresh start") {
    for (const char* token : {"", "garbage", "v1.gone.0.0.browse.-",
                              "v1.old_lighthouse.9.0.browse.-", "v1.old_lighthouse.1.2.browse.-"}) {
        CAPTURE(token);
        Rig rig;
        const auto response = rig.come_back("Buy", "DECLINED", "cave_quest", token);
        CHECK(is_open(response));
        CHECK(has(heard(rig.yes()), "fog"));
    }
}

TEST_CASE("a product that is unknown or missing opens nothing") {
    Rig rig;
    CHECK(has(heard(rig.come_back("Buy", "ACCEPTED", "gone", stuck)), "gull"));
    rig.begin();
    const auto bare = rig.send({{"type", "Connections.Response"}, {"name", "Buy"}});
    CHECK(is_open(bare));
}

TEST_CASE("while products are unknown a return from the flow goes on with what is free") {
    for (const char* result : results) {
        Rig rig;
        rig.products_fail = true;
        const auto response = rig.come_back("Buy", result, "cave_quest", stuck);
        CHECK_FALSE(rig.outcome->error);
        CHECK(has(heard(response), "gull"));
        CHECK_FALSE(speaks_of_payment(heard(response)));
    }
}

TEST_CASE("hints bought outside a story start one, and are in the bag") {
    Rig rig;
    rig.launch();
    rig.say("BuyIntent", "ProductName", "five_hint_pack");
    rig.products["five_hint_pack"].count = 1;
    const auto response = rig.come_back("Buy", "ACCEPTED", "five_hint_pack");
    CHECK(has(heard(response), "5 hints"));
    CHECK(has(heard(response), "Old Lighthouse"));
}

TEST_CASE("hints that were not bought are not given") {
    for (const char* result : {"PENDING_PURCHASE", "DECLINED", "ERROR", "NOT_ENTITLED"}) {
        Rig rig;
        rig.launch();
        rig.yes();
        rig.intent("HintIntent");
        const auto response = rig.come_back("Upsell", result, "five_hint_pack");
        CHECK(has(heard(response), "Is it a clock?"));
        CHECK_FALSE(has(heard(response), "ticks"));
        CHECK(has(heard(rig.intent("HintInventoryIntent")), "no hints"));
    }
}

TEST_CASE("nothing is suggested in the visit after a purchase flow") {
    for (const char* result : {"DECLINED", "ERROR", "PENDING_PURCHASE"}) {
        Rig rig;
        rig.launch();
        rig.say("BuyIntent", "ProductName", "five_hint_pack");
        rig.come_back("Buy", result, "five_hint_pack");
        CHECK_FALSE(
            directive_of(rig.say("PlayAdventureIntent", "AdventureName", "cave_fish")).has_value());
    }
}

TEST_CASE("other connections come back to the game") {
    Rig rig;
    rig.begin();
    CHECK(is_open(rig.send({{"type", "Connections.Response"}, {"name", "Setup"}, {"token", "x"}})));
}
