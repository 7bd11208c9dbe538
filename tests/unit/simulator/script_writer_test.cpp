#include "simulator/script_writer.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "support/scratch_folder.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

Observation said(const std::string& speech, const std::string& reprompt) {
    Observation came;
    came.status = 200;
    came.speech = speech;
    came.reprompt = reprompt;
    came.session_is_open = !reprompt.empty();
    came.attributes = {{"place", "cave"}};
    return came;
}

HappenedTurn turn(const char* written, std::optional<Observation> came, const char* id = "") {
    return {.turn = Json::parse(written), .came = std::move(came), .request_id = id};
}

HappenedScript example() {
    HappenedScript script;
    script.title = "Buying \"the\" quest";
    script.locale = Locale("en-US");
    script.customer.owned = {ReferenceName("quest")};
    script.customer.counts = {{ReferenceName("hints"), 3}};
    script.customer.voice_purchasing = false;
    script.customer.name = "Ada";
    script.customer.has_screen = false;
    script.customer.permissions = {"alexa::profile:email:read"};
    Observation order = said("", "");
    order.intent = "BuyIntent";
    order.directive = "Buy";
    order.product = "hints";
    Observation bought = said("Thanks /and/ go on.\nNow?", "Now?");
    bought.result = "ACCEPTED";
    Observation refused = said("", "");
    refused.status = 400;
    script.turns = {
        turn(R"({"comment": "at first", "open": true})", said("Welcome. It's dark.", "So?"), "r.0"),
        turn(R"({"slots": {"P": "hints"}, "intent": "BuyIntent"})", order, "r.1"),
        turn(R"({"purchase": "accept", "request_id": "mine"})", bought, "r.2"),
        turn(R"({"amazon": {"refund": "hints"}})", std::nullopt),
        turn(R"({"request": {"type": "New"}, "in_session": false})", refused, "r.4"),
    };
    return script;
}

Result<Script> read_back(const HappenedScript& happened) {
    const tests::ScratchFolder folder;
    return load_script(folder.write("s.json", write_script(happened)));
}

}    // namespace

TEST_CASE("a conversation is written so that people like to read it") {
    HappenedScript script = example();
    script.turns.resize(2);
    CHECK(write_script(script) == R"({
  "title": "Buying \"the\" quest",
  "locale": "en-US",
  "customer": { "name": "Ada", "owned": ["quest"], "counts": { "hints": 3 },
                "voice_purchasing": false, "screen": false,
                "permissions": ["alexa::profile:email:read"] },
  "turns": [
    { "open": true, "comment": "at first", "request_id": "r.0",
      "expect": { "directive": null, "speech": { "is": "Welcome. It's dark." },
                  "reprompt": { "is": "So?" }, "session": "open" } },
    { "intent": "BuyIntent", "slots": { "P": "hints" }, "request_id": "r.1",
      "expect": { "intent": "BuyIntent", "directive": { "name": "Buy", "product": "hints" },
                  "speech": null, "reprompt": null, "session": "ended" } }
  ]
}
)");
}

TEST_CASE("what was written is the same conversation, and as expected when the same comes") {
    const HappenedScript happened = example();
    const auto script = read_back(happened);
    REQUIRE(script);
    CHECK(script->title == happened.title);
    CHECK(script->customer.counts == happened.customer.counts);
    CHECK(script->customer.owned == happened.customer.owned);
    CHECK(script->customer.permissions == happened.customer.permissions);
    CHECK_FALSE(script->customer.has_screen);
    REQUIRE(script->turns.size() == happened.turns.size());
    for (std::size_t i = 0; i < script->turns.size(); ++i) {
        Json written = happened.turns[i].turn;
        if (happened.turns[i].came && !written.contains("request_id")) {
            written["request_id"] = happened.turns[i].request_id;
        }
        CHECK(script->turns[i].written == written);
        if (!happened.turns[i].came) continue;
        CHECK(differences(script->turns[i].expected, *happened.turns[i].came).empty());
    }
    CHECK(script->turns[2].request_id == "mine");
}

TEST_CASE("whatever comes otherwise another time is a difference") {
    const auto script = read_back(example());
    REQUIRE(script);
    const Observation same = *example().turns[2].came;
    void (*const changes[])(Observation&) = {
        [](Observation& o) { o.speech += "!"; },
        [](Observation& o) { o.speech = "thanks /and/ go on.\nNow?"; },
        [](Observation& o) { o.reprompt.clear(); },
        [](Observation& o) { o.directive = "Upsell"; },
        [](Observation& o) { o.session_is_open = false; },
        [](Observation& o) { o.result = "DECLINED"; },
        [](Observation& o) { o.status = 500; },
    };
    for (const auto change : changes) {
        Observation other = same;
        change(other);
        CHECK(differences(script->turns[2].expected, other).size() == 1);
    }
}

TEST_CASE("attributes are expected when they are wanted") {
    HappenedScript happened = example();
    happened.with_attributes = true;
    const auto script = read_back(happened);
    REQUIRE(script);
    CHECK(script->turns[0].expected.attributes == Json{{"place", "cave"}});
    CHECK_FALSE(read_back(example())->turns[0].expected.attributes);
}

TEST_CASE("an expectation that the turn had gives way to what came, and lines stay short") {
    HappenedScript happened;
    happened.locale = Locale("en-US");
    happened.turns = {turn(R"({"open": true, "expect": {"speech": "old"}})",
                           said("A word and a word", std::string(50, 'r')))};
    const std::string text = write_script(happened);
    CHECK(text.find("old") == std::string::npos);
    CHECK(text.find("\"title\": \"A conversation\"") != std::string::npos);
    CHECK(text.find("customer") == std::string::npos);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 100);
}
