#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "unit/simulator/desk_scene.hpp"

namespace {

using namespace ask;
using tests::DeskScene;

}    // namespace

TEST_CASE("a desk begins with one customer, who owns nothing") {
    DeskScene scene;
    const Json desk = scene.desk->overview();
    REQUIRE(desk.at("customers").size() == 1);
    CHECK(desk.at("customers").front().at("name") == "Ada");
    CHECK(desk.at("endpoint") == Json{{"url", "https://localhost:8443/"}, {"signed", false}});
    CHECK(desk.at("faults") == Json::object());
    CHECK(desk.at("products").size() == 4);
    CHECK(desk.at("skill").at("locales").at("en-US").at("hints") ==
          Json{"buy Cave Quest", "give me a hint"});
    CHECK(scene.customer().at("conversation").empty());
    CHECK(scene.on_shelf("quest").at("owned") == false);
    CHECK(scene.on_shelf("quest").at("title") == "quest in English");
}

TEST_CASE("a turn tells what was said, how it was understood, and what came") {
    DeskScene scene;
    scene.skill.will_say("Which one?");
    const Json turn = scene.play({{"say", "buy the cave"}});
    CHECK(turn.at("number") == 1);
    CHECK(turn.at("who") == "Customer");
    CHECK(turn.at("what") == "buy the cave");
    CHECK(turn.at("heard").at("intent") == "BuyIntent");
    const Json slot = turn.at("heard").at("slots").front();
    CHECK(slot == Json{{"name", "Product"}, {"said", "the cave"}, {"resolved", {"Cave Quest"}}});
    CHECK(turn.at("speech") == "Which one?");
    CHECK(turn.at("session") == "open");
    CHECK(turn.at("status") == 200);
    CHECK(turn.at("request").at("request").at("type") == "IntentRequest");
    CHECK(turn.at("error") == "");
    CHECK(scene.customer().at("conversation") == Json::array({turn}));
}

TEST_CASE("a skill can be opened by its name") {
    for (const char* words : {"open explorer", "Alexa, start Explorer!", "launch explorer"}) {
        INFO(words);
        DeskScene scene;
        const Json turn = scene.play({{"say", words}});
        CHECK(turn.at("request").at("request").at("type") == "LaunchRequest");
        CHECK(turn.at("turn") == Json{{"open", true}});
    }
    DeskScene scene;
    CHECK(scene.play({{"say", "open the explorer's chest"}}).at("turn").contains("say"));
}

TEST_CASE("a purchase waits for the customer's word, and then changes the shelf") {
    DeskScene scene;
    scene.skill.will_sell("Buy", scene.quest);
    scene.play({{"say", "buy the cave"}});
    CHECK(scene.customer().at("purchase") == Json{{"name", "Buy"},
                                                  {"product", "quest"},
                                                  {"title", "quest in English"},
                                                  {"message", ""}});
    scene.skill.will_say("Off we go.");
    const Json turn = scene.play({{"purchase", "accept"}});
    CHECK(turn.at("alexa").at("result") == "ACCEPTED");
    CHECK(turn.at("speech") == "Off we go.");
    CHECK(scene.on_shelf("quest").at("owned") == true);
    CHECK(scene.customer().at("purchase").is_null());
}

TEST_CASE("the skill's own books stand beside the shelf, or why they do not") {
    DeskScene scene;
    scene.books.balances = std::vector<simulator::ProductBalance>{
        {.product = ReferenceName("hints"), .left = 4, .bought = 5, .used = 1}};
    CHECK(scene.customer().at("inventory").at("products").front() ==
          Json{{"product", "hints"}, {"left", 4}, {"bought", 5}, {"used", 1}});
    scene.books.balances = fail(errors::unavailable, "the database is away");
    CHECK(scene.customer().at("inventory").at("known") == false);
    CHECK(scene.customer().at("inventory").at("why") == "the database is away");
}

TEST_CASE("what cannot happen now is refused and not written down") {
    DeskScene scene;
    const std::pair<Json, ErrorCode> table[] = {
        {{{"purchase", "accept"}}, errors::conflict},
        {{{"end", "user_initiated"}}, errors::conflict},
        {{{"amazon", {{"refund", "quest"}}}}, errors::conflict},
        {{{"say", 7}}, errors::invalid},
        {{{"shout", "buy"}}, errors::invalid},
        {{{"event", "X"}, {"persistence", "PERSISTED"}, {"body", "s"}}, errors::invalid},
        {Json::array(), errors::invalid},
        {nullptr, errors::invalid}};
    for (const auto& [turn, code] : table) {
        INFO(turn.dump());
        const auto played = scene.desk->play("1", turn);
        REQUIRE_FALSE(played);
        CHECK(played.error().code == code);
    }
    CHECK(scene.desk->play("2", {{"open", true}}).error().code == errors::not_found);
    CHECK(scene.customer().at("conversation").empty());
    CHECK(scene.skill.asked.empty());
}

TEST_CASE("a decision that cannot be leaves the purchase to be decided") {
    DeskScene scene;
    scene.skill.will_sell("Buy", simulator::product_id_of(ReferenceName("hints")));
    scene.play({{"say", "give me a hint"}});
    CHECK_FALSE(scene.desk->play("1", {{"purchase", "already_purchased"}}));
    CHECK(scene.customer().at("purchase").at("product") == "hints");
    CHECK(scene.play({{"purchase", "accept"}}).at("alexa").at("result") == "ACCEPTED");
}

TEST_CASE("a turn that changes Amazon changes all it names, or nothing") {
    DeskScene scene;
    const Json both = {{"purchase", "quest"}, {"refund", "hints"}};
    CHECK_FALSE(scene.desk->play("1", {{"amazon", both}}));
    CHECK(scene.on_shelf("quest").at("owned") == false);
}

TEST_CASE("an endpoint that gives no answer is a turn that says so") {
    DeskScene scene;
    scene.skill.failure = Error{errors::unavailable, "localhost:8443 cannot be reached"};
    const Json turn = scene.play({{"open", true}});
    CHECK(turn.at("status") == 0);
    CHECK(turn.at("error").get<std::string>().find("localhost:8443 cannot be reached") !=
          std::string::npos);
    CHECK(scene.customer().at("busy") == false);
}

TEST_CASE("an answer of any shape is shown, and what Amazon would refuse is told") {
    for (const char* answer : {"<html>", "[]", "7", "{}", R"({"response": []})",
                               R"({"version": "1.0", "response": {"card": 3, "directives": 4,
                                   "outputSpeech": "x", "reprompt": [1]}})"}) {
        INFO(answer);
        DeskScene scene;
        scene.skill.answers.emplace_back(answer);
        const Json turn = scene.play({{"open", true}});
        CHECK(turn.at("status") == 200);
        CHECK_FALSE(turn.at("refusals").empty());
    }
}

TEST_CASE("an answer or a request nested without end is no JSON") {
    const std::string deep(200'000, '[');
    DeskScene scene;
    scene.skill.answers.push_back(deep + std::string(200'000, ']'));
    CHECK(scene.play({{"open", true}}).at("response").is_null());
}

TEST_CASE("a raw answer that is too long for a page is left out, with its size") {
    DeskScene scene;
    scene.skill.will_say(std::string(300'000, 'x'));
    const Json response = scene.play({{"open", true}}).at("response");
    CHECK(response.at("left_out").get<std::string>().find("bytes") != std::string::npos);
    CHECK(scene.customer().dump().size() < 64'000);
}

TEST_CASE("of a conversation the last 200 turns are kept, by their numbers") {
    DeskScene scene;
    for (int turn = 0; turn < 203; ++turn) scene.play({{"say", "give me a hint"}});
    const Json conversation = scene.customer().at("conversation");
    CHECK(conversation.size() == 200);
    CHECK(conversation.front().at("number") == 4);
    CHECK(conversation.back().at("number") == 203);
}

TEST_CASE("a conversation that is forgotten takes its session along") {
    DeskScene scene;
    scene.skill.will_say("Welcome");
    scene.play({{"open", true}});
    CHECK(scene.customer().at("session") == "open");
    REQUIRE(scene.desk->forget_conversation("1"));
    CHECK(scene.customer().at("session") == "none");
    CHECK(scene.customer().at("conversation").empty());
}

TEST_CASE("faults hold for all, are told, and are noted where a conversation is going on") {
    DeskScene scene;
    REQUIRE(scene.desk->add_customer({{"name", "Grace"}}));
    scene.play({{"open", true}});
    REQUIRE(scene.desk->change_faults({{"product_api", {{"status", 503}}}}));
    CHECK(scene.desk->overview().at("faults").at("product_api").at("status") == 503);
    CHECK(scene.customer().at("conversation").back().at("who") == "Amazon");
    CHECK(scene.desk->customer("2")->at("conversation").empty());
    REQUIRE(scene.desk->change_faults({{"product_api", "ok"}}));
    CHECK(scene.desk->overview().at("faults") == Json::object());
}

TEST_CASE("what one customer has is not changed for all") {
    DeskScene scene;
    for (const Json& change : {Json{{"refund", "quest"}}, Json{{"counts", "late"}},
                               Json{{"voice_purchasing", false}}, Json{{"nothing", 1}}}) {
        INFO(change.dump());
        const auto changed = scene.desk->change_faults(change);
        REQUIRE_FALSE(changed);
        CHECK(changed.error().code == errors::invalid);
    }
    const Json both = {{"product_api", {{"status", 503}}}, {"voice_purchasing", false}};
    CHECK_FALSE(scene.desk->change_faults(both));
    const Json half = {{"product_api", {{"status", 503}}}, {"take_off_sale", "nothing"}};
    CHECK_FALSE(scene.desk->change_faults(half));
    CHECK(scene.desk->overview().at("faults") == Json::object());
    CHECK(scene.desk->change_faults({{"take_off_sale", "quest"}}));
    CHECK(scene.on_shelf("quest").at("on_sale") == false);
}

TEST_CASE("every change is heard of by its version") {
    DeskScene scene;
    std::uint64_t before = scene.desk->version();
    const auto grew = [&] { return std::exchange(before, scene.desk->version()) < before; };
    scene.play({{"open", true}});
    CHECK(grew());
    REQUIRE(scene.desk->change_faults({{"clock_s", 300}}));
    CHECK(grew());
    REQUIRE(scene.desk->add_customer({{"locale", "de-DE"}}));
    CHECK(grew());
    REQUIRE(scene.desk->reset());
    CHECK(grew());
    CHECK_FALSE(grew());
}
