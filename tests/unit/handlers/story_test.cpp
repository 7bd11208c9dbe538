#include <catch2/catch_test_macros.hpp>

#include "rig.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

model::Response play(Rig& rig, const std::string& id) {
    return rig.say("PlayAdventureIntent", "AdventureName", id);
}

}    // namespace

TEST_CASE("an adventure is played to its chest by right answers") {
    Rig rig;
    rig.launch();
    CHECK(has(heard(rig.yes()), "Is it a clock?"));
    CHECK(has(heard(rig.yes()), "brass key"));
    CHECK(has(heard(rig.no()), "pearl shell"));
    const auto end = rig.yes();
    CHECK(has(heard(end), "sea chest"));
    CHECK(has(heard(end), "4"));
    CHECK(has(heard(end), "Whispering Wood"));
    CHECK(end.card);
    CHECK(rig.persistent()["best"]["old_lighthouse"] == 4);
    CHECK_FALSE(rig.persistent().contains("bookmark"));
    CHECK(has(heard(rig.yes()), "fox"));
}

TEST_CASE("wrong answers cost the treasure, not the story") {
    Rig rig;
    rig.launch();
    rig.yes();
    CHECK_FALSE(has(heard(rig.no()), "brass key"));
    rig.yes();
    const std::string end = heard(rig.no());
    CHECK_FALSE(has(end, "sea chest"));
    CHECK(rig.persistent()["best"]["old_lighthouse"] == 0);
}

TEST_CASE("play without a name starts the next adventure that is open") {
    Rig rig;
    CHECK(has(heard(rig.intent("PlayAdventureIntent")), "Old Lighthouse"));
    rig.products["cave_quest"].entitled = true;
    for (const char* id : {"old_lighthouse", "whispering_wood", "attic_map"}) {
        play(rig, id);
        for (int scene = 0; scene < 3; ++scene) rig.yes();
    }
    CHECK(
        has(heard(rig.intent("PlayAdventureIntent", Rig::empty("AdventureName"))), "Light Stone"));
}

TEST_CASE("an adventure that nobody knows is no adventure, and several are asked back") {
    Rig rig;
    CHECK(is_open(rig.intent("PlayAdventureIntent", Rig::unmatched("AdventureName"))));
    CHECK(is_open(play(rig, "gone")));
    const auto both = rig.intent("PlayAdventureIntent",
                                 Rig::matched("AdventureName", {"cave_fish", "attic_map"}));
    CHECK(has(heard(both), "The Cave Fish and The Map in the Attic"));
}

TEST_CASE("a locked adventure is suggested once, by the product that opens it") {
    Rig rig;
    rig.launch();
    const auto first = play(rig, "cave_fish");
    const auto directive = directive_of(first);
    REQUIRE(directive.has_value());
    CHECK(directive->flow == model::PurchaseFlow::upsell);
    CHECK(directive->product_id.text() == "id.cave_quest");
    CHECK(has(directive->upsell_message, "The Cave Fish"));
    CHECK(directive->upsell_message.ends_with('?'));
    CHECK(directive->token.ends_with(".v1.-.0.0.play.cave_fish"));
    rig.come_back("Upsell", "DECLINED", "cave_quest");
    for (const char* id : {"cave_fish", "dark_pool"}) {
        const auto again = play(rig, id);
        CHECK_FALSE(directive_of(again).has_value());
        CHECK(has(heard(again), "Lighthouse"));
    }
}

TEST_CASE("the same flow in the next visit does not suggest what was declined") {
    Rig rig;
    rig.launch();
    play(rig, "dark_pool");
    rig.come_back("Upsell", "DECLINED", "treasure_finders_plus");
    rig.launch();
    CHECK_FALSE(directive_of(play(rig, "dark_pool")).has_value());
}

TEST_CASE("a suggestion rests even if Alexa never comes back") {
    Rig rig;
    rig.launch();
    CHECK(directive_of(play(rig, "dark_pool")).has_value());
    rig.launch();
    CHECK_FALSE(directive_of(play(rig, "dark_pool")).has_value());
}

TEST_CASE("what is owned or not purchasable is never suggested") {
    Rig rig;
    rig.launch();
    rig.products["cave_quest"].purchasable = false;
    const auto plus = directive_of(play(rig, "cave_fish"));
    REQUIRE(plus.has_value());
    CHECK(plus->product_id.text() == "id.treasure_finders_plus");
    Rig other;
    for (auto& [name, record] : other.products) record.purchasable = false;
    CHECK_FALSE(directive_of(play(other, "cave_fish")).has_value());
    Rig owner;
    owner.products["treasure_finders_plus"].entitled = true;
    CHECK(has(heard(play(owner, "cave_fish")), "black as ink"));
    CHECK(has(heard(play(owner, "dark_pool")), "submarine"));
}

TEST_CASE("owners keep what was taken off sale") {
    Rig rig;
    rig.products["cave_quest"].entitled = true;
    rig.products["cave_quest"].purchasable = false;
    CHECK(has(heard(play(rig, "cave_fish")), "black as ink"));
}

TEST_CASE("a premium story ends politely when it was refunded meanwhile") {
    Rig rig;
    rig.products["cave_quest"].entitled = true;
    play(rig, "cave_fish");
    rig.products["cave_quest"].entitled = false;
    const auto response = rig.no();
    CHECK_FALSE(directive_of(response).has_value());
    CHECK(is_open(response));
    CHECK_FALSE(has(heard(response), "Splash"));
    CHECK(has(heard(response), "Lighthouse"));
    CHECK(has(heard(rig.yes()), "fog"));
}

TEST_CASE("a premium story pauses when products are unknown, and can be gone on with later") {
    Rig rig;
    rig.products["cave_quest"].entitled = true;
    rig.launch();
    play(rig, "cave_fish");
    rig.products_fail = true;
    CHECK(has(heard(rig.no()), "Lighthouse"));
    CHECK(has(heard(play(rig, "light_stone")), "Lighthouse"));
    rig.products_fail = false;
    CHECK(has(heard(rig.launch()), "middle of The Cave Fish"));
}

TEST_CASE("a request asks Amazon once, for the stock, and a free story goes on without") {
    Rig rig;
    play(rig, "old_lighthouse");
    rig.client.requests.clear();
    rig.products_fail = true;
    CHECK(has(heard(rig.yes()), "gull"));
    CHECK(rig.client.requests.size() == 1);
}

TEST_CASE("playing a product by name starts it, or leads to it") {
    Rig rig;
    CHECK(directive_of(rig.say("PlayAdventureIntent", "ProductName", "cave_quest")).has_value());
    rig.products["cave_quest"].entitled = true;
    CHECK(has(heard(rig.say("PlayAdventureIntent", "ProductName", "cave_quest")), "Emerald"));
}

TEST_CASE("the list of adventures is what is open") {
    Rig rig;
    const std::string free = heard(rig.intent("ListAdventuresIntent"));
    CHECK(has(free, "The Map in the Attic"));
    CHECK_FALSE(has(free, "Cave Fish"));
    rig.products["treasure_finders_plus"].entitled = true;
    CHECK(has(heard(rig.intent("ListAdventuresIntent")), "The Dark Pool"));
}

TEST_CASE("start over begins the story again") {
    Rig rig;
    play(rig, "old_lighthouse");
    rig.yes();
    CHECK(has(heard(rig.intent("AMAZON.StartOverIntent")), "Is it a clock?"));
    Rig menu;
    CHECK(is_open(menu.intent("AMAZON.StartOverIntent")));
}
