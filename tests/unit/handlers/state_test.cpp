#include <catch2/catch_test_macros.hpp>

#include "handlers/player.hpp"
#include "handlers/session_state.hpp"

using namespace handlers;
using ask::Json;
using ask::ReferenceName;

TEST_CASE("session attributes read as they were written") {
    const SessionState states[] = {
        {},
        {Awaiting::scene, "", Place{"cave_fish", 1, 1, true}, 0},
        {Awaiting::product, "cave_quest", std::nullopt, 0},
        {Awaiting::which, "", Place{"attic_map", 0, 0, false}, 3},
    };
    for (const SessionState& state : states) {
        Json attributes = Json::object();
        write_state(attributes, state);
        CHECK(read_state(attributes) == state);
    }
}

TEST_CASE("attributes that make no sense read as a fresh state") {
    for (const char* text :
         {"null", "[]", "{}", R"({"awaiting":7,"place":[],"listed":-4,"subject":{}})",
          R"({"place":{"adventure":"x","scene":-1,"found":0}})", R"({"listed":1e300})"}) {
        CAPTURE(text);
        CHECK(read_state(Json::parse(text)) == SessionState{});
    }
}

TEST_CASE("a player reads any document without complaint") {
    for (const char* text : {"null", "[1]", "{}", R"({"visits":"many","best":[],"bookmark":7})",
                             R"({"visits":-3,"bookmark":{"adventure":1}})"}) {
        CAPTURE(text);
        Json document = Json::parse(text);
        Player player(&document);
        CHECK(player.visits() == 0);
        CHECK(player.treasures() == 0);
        CHECK_FALSE(player.bookmark());
        player.begin_visit();
        player.finished("cave_fish", 2);
        CHECK(player.visits() == 1);
        CHECK(player.treasures() == 2);
    }
}

TEST_CASE("the best of an adventure counts, not the last") {
    Json document = Json::object();
    Player player(&document);
    player.finished("cave_fish", 6);
    player.finished("cave_fish", 1);
    player.finished("attic_map", 2);
    CHECK(player.treasures() == 8);
}
