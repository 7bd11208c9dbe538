#include <catch2/catch_test_macros.hpp>

#include "simulator/script.hpp"
#include "unit/simulator/desk_scene.hpp"

namespace {

using namespace ask;
using tests::DeskScene;

void talk(DeskScene& scene) {
    scene.skill.will_say("Welcome.");
    scene.skill.will_sell("Buy", scene.quest);
    scene.skill.will_say("Off we go.");
    scene.play({{"open", true}});
    scene.play({{"say", "buy the cave"}});
    scene.play({{"purchase", "accept"}});
}

void answer_again(DeskScene& scene, const std::string& last) {
    scene.skill.will_say("Welcome.");
    scene.skill.will_sell("Buy", scene.quest);
    scene.skill.will_say(last);
}

}    // namespace

TEST_CASE("a conversation becomes a script that expects what came") {
    DeskScene scene;
    talk(scene);
    const auto text = scene.desk->script("1");
    REQUIRE(text);
    const auto script = simulator::load_script(scene.folder.write("s.json", *text));
    REQUIRE(script);
    CHECK(script->locale == tests::english);
    CHECK(script->turns.size() == 3);
    CHECK(script->turns.back().expected.result == "ACCEPTED");
}

TEST_CASE("a replay is a new customer, and green while the skill says the same") {
    DeskScene scene;
    talk(scene);
    const Json user = scene.customer().at("user_id");
    answer_again(scene, "Off we go.");
    const auto replay = scene.desk->replay("1");
    REQUIRE(replay);
    CHECK(replay->at("passed") == true);
    CHECK(scene.skill.last().at("session").at("user").at("userId") != user);
    CHECK(scene.customer().at("conversation").size() == 3);
}

TEST_CASE("a replay names the turn at which the skill said something else") {
    DeskScene scene;
    talk(scene);
    answer_again(scene, "Off you go.");
    const auto replay = scene.desk->replay("1");
    REQUIRE(replay);
    CHECK(replay->at("passed") == false);
    CHECK(replay->at("turns").at(1).at("differences").empty());
    CHECK_FALSE(replay->at("turns").at(2).at("differences").empty());
    CHECK(replay->at("transcript").get<std::string>().find("Off you go.") != std::string::npos);
}

TEST_CASE("a script begins with what the customer had and what was wrong") {
    DeskScene scene;
    scene.play({{"amazon", {{"purchase", "quest"}}}});
    REQUIRE(scene.desk->forget_conversation("1"));
    REQUIRE(scene.desk->change_faults({{"product_api", {{"status", 503}}}}));
    scene.play({{"open", true}});
    const Json script = Json::parse(*scene.desk->script("1"));
    CHECK(script.at("turns").front().contains("amazon"));
    const auto read = simulator::load_script(scene.folder.write("s.json", script.dump()));
    REQUIRE(read);
    CHECK(read->customer.counts.at(ReferenceName("quest")) == 1);
}

TEST_CASE("what was off sale before the conversation is off sale in its script") {
    DeskScene scene;
    REQUIRE(scene.desk->change_faults({{"take_off_sale", "club"}}));
    scene.play({{"open", true}});
    const Json script = Json::parse(*scene.desk->script("1"));
    CHECK(script.at("turns").front().at("amazon") == Json{{"take_off_sale", "club"}});
}

TEST_CASE("a conversation whose beginning is not kept any more is no script") {
    DeskScene scene;
    for (int turn = 0; turn < 201; ++turn) scene.play({{"say", "give me a hint"}});
    CHECK(scene.desk->script("1").error().code == errors::conflict);
    CHECK(scene.desk->replay("1").error().code == errors::conflict);
    REQUIRE(scene.desk->forget_conversation("1"));
    scene.play({{"open", true}});
    CHECK(scene.desk->script("1"));
}

TEST_CASE("nothing can be replayed before something was said") {
    DeskScene scene;
    CHECK(scene.desk->replay("1").error().code == errors::conflict);
    CHECK(scene.desk->script("1").error().code == errors::conflict);
}

TEST_CASE("a turn's request can be sent by curl, as of now, whatever is in it") {
    DeskScene scene;
    scene.play({{"request", {{"type", "It's.New"}, {"text", "$(rm -rf x) 'quoted' \\ \n"}}}});
    scene.clock.advance(std::chrono::hours{3});
    const auto command = scene.desk->curl("1", 1);
    REQUIRE(command);
    CHECK(command->starts_with("curl --cacert 'ca.pem' 'https://localhost:8443/'"));
    CHECK(command->find("2026-01-15T12:30:00Z") != std::string::npos);
    CHECK(command->find("It'\\''s.New") != std::string::npos);
    CHECK(command->find("\n\n") == std::string::npos);
    CHECK(scene.desk->curl("1", 2).error().code == errors::not_found);
    scene.play({{"amazon", {{"purchase", "quest"}}}});
    CHECK(scene.desk->curl("1", 2).error().code == errors::not_found);
}
