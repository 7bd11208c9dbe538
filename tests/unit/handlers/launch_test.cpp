#include <catch2/catch_test_macros.hpp>

#include "rig.hpp"

using namespace ask;
using namespace ask::tests;

namespace {
bool speaks_of_shop(const std::string& text) {
    return has(text, "buy") || has(text, "Cave Quest") || has(text, "Plus");
}
}    // namespace

TEST_CASE("somebody new is welcomed, hears of the shop once, and is asked to play") {
    Rig rig;
    const std::string first = heard(rig.launch());
    CHECK(has(first, "riddle"));
    CHECK(has(first, "what can I buy"));
    CHECK(has(first, "The Old Lighthouse"));
    CHECK(first.ends_with('?'));
    const std::string second = heard(rig.launch());
    CHECK_FALSE(speaks_of_shop(second));
}

TEST_CASE("an owner is greeted with what is owned, never with what is only counted") {
    Rig rig;
    rig.products["cave_quest"].entitled = true;
    rig.products["five_hint_pack"].entitled = true;
    const std::string hello = heard(rig.launch());
    CHECK(has(hello, "Cave Quest"));
    CHECK_FALSE(has(hello, "Hint"));
}

TEST_CASE("while products are unknown the greeting is silent on owning and buying") {
    Rig rig;
    rig.products_fail = true;
    const auto response = rig.launch();
    CHECK_FALSE(rig.outcome->error);
    CHECK(is_open(response));
    CHECK_FALSE(speaks_of_shop(heard(response)));
}

TEST_CASE("a story that was broken off is gone on with") {
    Rig rig;
    rig.launch();
    rig.yes();
    rig.yes();
    rig.intent("AMAZON.StopIntent");
    const auto response = rig.launch();
    CHECK(has(heard(response), "middle of The Old Lighthouse"));
    CHECK(has(heard(rig.yes()), "gull"));
}

TEST_CASE("a broken-off story can be left for another") {
    Rig rig;
    rig.launch();
    rig.yes();
    rig.launch();
    CHECK(is_open(rig.no()));
    CHECK_FALSE(has(heard(rig.launch()), "middle of"));
}

TEST_CASE("a broken-off premium story is not offered to somebody who lost it") {
    Rig rig;
    rig.products["cave_quest"].entitled = true;
    rig.launch();
    rig.say("PlayAdventureIntent", "AdventureName", "cave_fish");
    rig.products["cave_quest"].entitled = false;
    CHECK_FALSE(has(heard(rig.launch()), "Cave Fish"));
}

TEST_CASE("every locale is greeted in its language") {
    Rig rig;
    rig.locale = "de-DE";
    CHECK(has(heard(rig.launch()), "Licht im Nebel"));
    rig.locale = "en-GB";
    CHECK(has(heard(rig.launch()), "Lighthouse"));
}
