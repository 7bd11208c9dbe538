#include "simulator/runner.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <sstream>

#include "fake_skill.hpp"
#include "http/client.hpp"
#include "shop.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

SkillUnderTest example_skill() {
    catalog::InteractionModel model{.invocation_name = "explorer", .intents = {}, .types = {}};
    model.intents = {{"BuyIntent", {"buy it"}, {}}};
    return {
        ApplicationId("amzn1.ask.skill.test"), tests::product_files(), {{Locale("en-US"), model}}};
}

struct Scene {
    tests::ScratchFolder folder;
    tests::FakeSkill skill;
    SkillUnderTest tested = example_skill();
    SystemClock clock;
    std::shared_ptr<SharedAmazon> amazon;
    std::ostringstream out;
    Transcript transcript{out};
    ScriptResult result;

    bool play(const std::string& members) {
        const auto file =
            folder.write("s.json", R"({"title": "A talk", "locale": "en-US", )" + members + "}");
        const auto script = load_script(file);
        REQUIRE(script);
        amazon = std::make_shared<SharedAmazon>(open_shop(tested.products));
        const World world{amazon, {skill, *amazon, tested, clock}};
        result = simulator::play(*script, world, transcript);
        return result.as_expected();
    }
    [[nodiscard]] bool wrote(const std::string& text) const {
        return out.str().find(text) != std::string::npos;
    }
};

}    // namespace

TEST_CASE("a conversation that goes as expected is written down and holds") {
    Scene scene;
    const ProductId quest = product_id_of(ReferenceName("quest"));
    scene.skill.will_say("Welcome, explorer.");
    scene.skill.will_sell("Upsell", quest);
    scene.skill.will_say("Off we go.", {{"place", "cave"}});
    CHECK(scene.play(R"("turns": [
        {"open": true, "expect": {"speech": "welcome", "session": "open"}},
        {"say": "buy it", "expect": {"directive": {"name": "Upsell", "product": "quest"},
                                     "intent": "BuyIntent", "session": "ended", "speech": null}},
        {"purchase": "accept", "expect": {"speech": "off we go", "result": "ACCEPTED",
                                          "attributes": {"place": "cave"}}},
        {"amazon": {"refund": "quest"}},
        {"end": "user_initiated"}])"));
    CHECK(scene.wrote("A talk (en-US, "));
    CHECK(scene.wrote("Customer:  buy it"));
    CHECK(scene.wrote("[Upsell quest]"));
    CHECK(scene.wrote("Alexa:     Want to learn more?"));
    CHECK(scene.wrote("Skill:     Off we go."));
    CHECK(scene.wrote("Amazon:    (quest: refunded)"));
    REQUIRE(scene.result.turns.size() == 5);
    CHECK(scene.result.turns[1].what == "Customer: buy it");
    CHECK(scene.result.turns[1].came->directive == "Upsell");
    CHECK(Json(scene.result.turns[1].request_id) == scene.skill.asked[1]["request"]["requestId"]);
    CHECK_FALSE(scene.result.turns[3].came);
    CHECK_FALSE(scene.wrote("✗"));
}

TEST_CASE("a turn that came otherwise is told with its place and the difference") {
    Scene scene;
    scene.skill.will_say("Good evening.");
    CHECK_FALSE(scene.play(R"("turns": [{"open": true},
        {"say": "buy it"}, {"open": true, "expect": {"speech": "welcome"}}])"));
    CHECK(scene.wrote("✗ /turns/2"));
    CHECK(scene.wrote("speech: expected \"welcome\"; nothing came"));
    CHECK(scene.result.turns[2].state == TurnState::failed);
    CHECK(scene.result.turns[1].state == TurnState::as_expected);
}

TEST_CASE("an answer that Alexa refuses fails its turn although nothing was expected") {
    Scene scene;
    scene.skill.answers.push_back(R"({"version": "2.0", "response": {}})");
    CHECK_FALSE(scene.play(R"("turns": [{"open": true}])"));
    CHECK(scene.wrote("Alexa: version is not \"1.0\""));
    CHECK(scene.result.turns[0].refusals == 1);
}

TEST_CASE("a conversation that cannot go on stops there") {
    Scene scene;
    CHECK_FALSE(scene.play(R"("turns": [{"purchase": "accept"}, {"open": true}])"));
    CHECK(scene.wrote("the skill has not asked for a purchase"));
    CHECK(scene.skill.asked.empty());
    CHECK(scene.result.turns[1].state == TurnState::not_reached);
    CHECK(scene.result.ended_early);
    CHECK_FALSE(scene.result.endpoint_failed);
    CHECK_FALSE(scene.play(R"("customer": {"owned": ["nothing"]}, "turns": [{"open": true}])"));
    CHECK(scene.wrote("there is no product nothing"));
}

TEST_CASE("a customer has what the script says, and the request the id that it says") {
    Scene scene;
    CHECK(scene.play(R"("customer": {"owned": ["quest"], "counts": {"hints": 3}, "name": "Ada",
                                     "screen": false, "voice_purchasing": false},
        "turns": [{"open": true, "request_id": "amzn1.echo-api.request.7"}, {"say": "buy it"}])"));
    CHECK(scene.skill.asked[0]["request"]["requestId"] == "amzn1.echo-api.request.7");
    CHECK(scene.skill.asked[1]["request"]["requestId"] != "amzn1.echo-api.request.7");
    scene.amazon->with([](const Amazon& amazon) {
        const Customer& customer = amazon.customers.begin()->second;
        CHECK(customer.holding(ReferenceName("quest")).count == 1);
        CHECK(customer.holding(ReferenceName("hints")).count == 3);
        CHECK(customer.name == "Ada");
        CHECK_FALSE(customer.has_screen);
        CHECK_FALSE(customer.voice_purchasing);
    });
}

TEST_CASE("an endpoint that gives no answer is told in one line, and the rest is not played") {
    Scene scene;
    scene.skill.failure = Error{http::connect_failed, "localhost:8443 refuses the connection"};
    CHECK_FALSE(scene.play(R"("turns": [{"open": true, "expect": {"speech": "welcome"}},
                                        {"say": "buy it"}])"));
    CHECK(scene.result.endpoint_failed);
    CHECK_FALSE(scene.result.endpoint_answered);
    REQUIRE(scene.result.turns[0].differences.size() == 1);
    CHECK(scene.wrote("localhost:8443 refuses the connection"));
    CHECK(scene.result.turns[1].state == TurnState::not_reached);
}

TEST_CASE("an answer that is no JSON is told as such, not as missing words") {
    Scene scene;
    scene.skill.answers.push_back("Bad gateway");
    CHECK_FALSE(scene.play(R"("turns": [{"open": true, "expect": {"speech": "welcome",
                                         "session": "open", "reprompt": "so?"}}])"));
    CHECK(scene.wrote("Alexa: the answer is not a JSON object"));
    CHECK_FALSE(scene.wrote("speech: expected"));
}

TEST_CASE("a purchase whose result gets lost is as if the skill had said nothing") {
    Scene scene;
    scene.skill.will_sell("Buy", product_id_of(ReferenceName("quest")));
    CHECK(scene.play(R"("turns": [{"amazon": {"connections_response": "lost"}}, {"say": "buy it"},
        {"purchase": "accept", "expect": {"result": "ACCEPTED", "speech": null}}])"));
    CHECK(scene.skill.asked.size() == 1);
    CHECK(scene.wrote("(the result got lost)"));
}

TEST_CASE("a difference of several lines is written below its turn") {
    Scene scene;
    scene.skill.will_say("Welcome, pirate.");
    CHECK_FALSE(scene.play(R"("turns": [{"open": true,
        "expect": {"speech": {"is": "Welcome, explorer."}}}])"));
    CHECK(
        scene.wrote("      speech: other words from letter 10 on\n"
                    "        expected: Welcome, explorer.\n"
                    "        came:     Welcome, pirate.\n"
                    "                           ^\n"));
}

TEST_CASE("what a skill says does not drive the terminal") {
    std::ostringstream out;
    Transcript(out).line("Skill", "a\x1b[2J\x7f\u202E b\xE2\x80 ü");
    CHECK(out.str() == "  Skill:     a?[2J?? b?? ü\n");
}
