#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <set>

#include "rig.hpp"
#include "support/fake_adapter.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

// A store that is away.
std::unique_ptr<store::PersistenceAdapter> broken_store() {
    auto adapter = std::make_unique<FakeAdapter>();
    adapter->load_failure = Error{errors::unavailable, "no store"};
    return adapter;
}

}    // namespace

TEST_CASE("the session is over after stop, cancel and home") {
    for (const char* name :
         {"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"}) {
        Rig rig;
        rig.launch();
        const auto response = rig.intent(name);
        CHECK(response.should_end_session == true);
        CHECK_FALSE(heard(response).empty());
    }
}

TEST_CASE("help and strange words ask the question of the scene again") {
    for (const char* name : {"AMAZON.HelpIntent", "AMAZON.FallbackIntent"}) {
        Rig rig;
        rig.launch();
        CHECK(is_open(rig.intent(name)));
        rig.say("PlayAdventureIntent", "AdventureName", "old_lighthouse");
        const auto response = rig.intent(name);
        CHECK(heard(response).ends_with("Is it a clock?"));
        CHECK(has(heard(rig.yes()), "brass key"));
    }
}

TEST_CASE("repeat says the last answer again, and nothing changes") {
    Rig rig;
    const std::string first = heard(rig.launch());
    CHECK(heard(rig.intent("AMAZON.RepeatIntent")) == first);
    const std::string scene = heard(rig.yes());
    rig.intent("AMAZON.RepeatIntent");
    CHECK(heard(rig.intent("AMAZON.RepeatIntent")) == scene);
    CHECK(has(heard(rig.yes()), "brass key"));
    Rig fresh;
    CHECK(is_open(fresh.intent("AMAZON.RepeatIntent")));
}

TEST_CASE("a story survives a question in between") {
    for (const char* name : {"HintInventoryIntent", "ListAdventuresIntent", "WhatCanIBuyIntent"}) {
        CAPTURE(name);
        Rig rig;
        rig.launch();
        rig.yes();
        CHECK(is_open(rig.intent(name)));
        CHECK(rig.persistent()["bookmark"]["adventure"] == "old_lighthouse");
    }
}

TEST_CASE("yes and no without a question do no harm") {
    Rig rig;
    CHECK(is_open(rig.yes()));
    Rig other;
    CHECK(other.no().should_end_session == true);
    Rig again;
    again.launch();
    CHECK(is_open(again.no()));
    CHECK(again.no().should_end_session == true);
}

TEST_CASE("session attributes of another time do no harm") {
    Rig rig;
    rig.session = {{"awaiting", "scene"},
                   {"place", {{"adventure", "gone"}, {"scene", 7}, {"found", 9}}}};
    CHECK(is_open(rig.yes()));
    rig.session = {{"awaiting", "play"}, {"subject", "gone"}};
    CHECK(is_open(rig.yes()));
    rig.session = {{"awaiting", "product"}, {"subject", "gone"}};
    CHECK(is_open(rig.yes()));
}

TEST_CASE("the speech varies from turn to turn") {
    Rig rig;
    std::set<std::string> heard_so_far;
    for (int i = 0; i < 12; ++i) heard_so_far.insert(heard(rig.intent("AMAZON.StopIntent")));
    CHECK(heard_so_far.size() > 1);
}

TEST_CASE("without a store the customer hears an apology, and can still leave") {
    Rig rig(broken_store());
    CHECK(is_open(rig.launch()));
    REQUIRE(rig.outcome->error);
    CHECK(rig.outcome->error->code == errors::unavailable);
    CHECK(is_open(rig.intent("HintInventoryIntent")));
    CHECK(rig.outcome->error);
    CHECK(rig.intent("AMAZON.StopIntent").should_end_session == true);
    CHECK_FALSE(rig.outcome->error);
}
