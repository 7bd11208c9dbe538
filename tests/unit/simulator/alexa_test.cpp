#include "simulator/alexa.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/timestamp.hpp"
#include "fake_skill.hpp"
#include "shop.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;
using tests::FakeSkill;

SkillUnderTest example_skill() {
    catalog::InteractionModel model{.invocation_name = "explorer", .intents = {}, .types = {}};
    model.types = {{"PRODUCTS", {{"Cave Quest", "quest", {"the cave"}}}}};
    model.intents = {{"BuyIntent",
                      {"buy {Product}", "buy {Product} for {Friend}"},
                      {{"Product", "PRODUCTS"}, {"Friend", "AMAZON.FirstName"}}},
                     {"AMAZON.StopIntent", {}, {}}};
    model.dialog = {{"BuyIntent", {"Product"}}};
    return {ApplicationId("amzn1.ask.skill.test"),
            tests::product_files(),
            {{Locale("en-US"), model}, {Locale("de-DE"), model}}};
}

struct Scene {
    FakeSkill skill;
    SkillUnderTest tested = example_skill();
    SharedAmazon amazon{open_shop(tested.products)};
    tests::FakeClock clock{*parse_timestamp("2026-01-15T09:30:00Z")};
    Alexa alexa = *Alexa::make({skill, amazon, tested, clock}, Locale("de-DE"), new_customer());
    ProductId quest = product_id_of(ReferenceName("quest"));

    [[nodiscard]] const Json& session() const { return skill.last().at("session"); }
    [[nodiscard]] const Json& request() const { return skill.last().at("request"); }
};

}    // namespace

TEST_CASE("a launch is a new session with a context like Alexa's") {
    Scene scene;
    REQUIRE(scene.alexa.open());
    const Json& sent = scene.skill.last();
    CHECK(sent["version"] == "1.0");
    CHECK(sent["request"]["type"] == "LaunchRequest");
    CHECK(sent["request"]["locale"] == "de-DE");
    CHECK(sent["request"]["timestamp"] == "2026-01-15T09:30:00Z");
    CHECK(sent["session"]["new"] == true);
    CHECK(sent["session"]["attributes"] == Json::object());
    const Json& system = sent["context"]["System"];
    CHECK(system["apiEndpoint"] == "https://api.eu.amazonalexa.com");
    CHECK(system["application"]["applicationId"] == "amzn1.ask.skill.test");
    CHECK(system["user"] == sent["session"]["user"]);
    CHECK(system["device"].contains("deviceId"));
    CHECK(scene.skill.certificate_urls.back() ==
          "https://s3.amazonaws.com/echo.api/echo-api-cert-0-12.pem");
}

TEST_CASE(
    "a session carries back exactly the attributes that were sent, and nothing after its end") {
    Scene scene;
    scene.skill.will_say("Welcome", {{"a", 1}});
    scene.skill.will_say("And now?", {{"b", 2}});
    CHECK(scene.alexa.open()->session_is_open);
    const Json first = scene.session();
    REQUIRE(scene.alexa.say("buy cave quest"));
    CHECK(scene.session()["new"] == false);
    CHECK(scene.session()["sessionId"] == first["sessionId"]);
    CHECK(scene.session()["attributes"] == Json{{"a", 1}});
    CHECK_FALSE(scene.alexa.say("buy cave quest")->session_is_open);
    CHECK(scene.session()["attributes"] == Json{{"b", 2}});
    REQUIRE(scene.alexa.say("buy cave quest"));
    CHECK(scene.session()["new"] == true);
    CHECK(scene.session()["sessionId"] != first["sessionId"]);
    CHECK(scene.session()["attributes"] == Json::object());
}

TEST_CASE("slots are resolved against the model, unfilled ones have no value") {
    Scene scene;
    REQUIRE(scene.alexa.say("Buy the Cave for Jo"));
    const Json slots = scene.request()["intent"]["slots"];
    const Json& resolution = slots["Product"]["resolutions"]["resolutionsPerAuthority"][0];
    CHECK(slots["Product"]["value"] == "the cave");
    CHECK(resolution["status"]["code"] == "ER_SUCCESS_MATCH");
    CHECK(resolution["authority"] == "amzn1.er-authority.echo-sdk.amzn1.ask.skill.test.PRODUCTS");
    CHECK(resolution["values"][0]["value"] == Json{{"name", "Cave Quest"}, {"id", "quest"}});
    CHECK(slots["Friend"]["value"] == "jo");
    CHECK_FALSE(slots["Friend"].contains("resolutions"));
    REQUIRE(scene.alexa.send_intent({"BuyIntent", {{"Product", "nonsense"}}}));
    const Json& second = scene.request()["intent"]["slots"];
    const Json& none = second["Product"]["resolutions"]["resolutionsPerAuthority"][0];
    CHECK(none["status"]["code"] == "ER_SUCCESS_NO_MATCH");
    CHECK_FALSE(none.contains("values"));
    CHECK_FALSE(second["Friend"].contains("value"));
}

TEST_CASE("a purchase comes back in a new session without attributes, its token echoed") {
    Scene scene;
    scene.skill.will_say("Welcome", {{"a", 1}});
    scene.skill.will_sell("Buy", scene.quest);
    REQUIRE(scene.alexa.open());
    const auto asked = scene.alexa.say("buy cave quest");
    REQUIRE(asked);
    CHECK(asked->refusals.empty());
    REQUIRE(asked->order);
    CHECK_FALSE(asked->session_is_open);
    const Json before = scene.session();
    CHECK_FALSE(scene.alexa.say("stop"));    // Alexa waits for the word on the purchase
    const auto bought = scene.alexa.decide(Decision::accept);
    REQUIRE(bought);
    CHECK(bought->outcome.result == model::PurchaseResult::accepted);
    CHECK(scene.request()["type"] == "Connections.Response");
    CHECK(scene.request()["name"] == "Buy");
    CHECK(scene.request()["status"]["code"] == "200");
    CHECK(scene.request()["payload"]["purchaseResult"] == "ACCEPTED");
    CHECK(scene.request()["payload"]["productId"] == scene.quest.text());
    CHECK(scene.request()["token"] == "resume:3");
    CHECK(scene.session()["new"] == true);
    CHECK(scene.session()["attributes"] == Json::object());
    CHECK(scene.session()["sessionId"] != before["sessionId"]);
    CHECK_FALSE(scene.alexa.decide(Decision::accept));
}

TEST_CASE("a skill event has no session and no device, and NOT_PERSISTED gives a new user id") {
    Scene scene;
    const Json body = {{"userInformationPersistenceStatus", "NOT_PERSISTED"}};
    scene.skill.will_sell("Buy", scene.quest);
    REQUIRE(scene.alexa.open());
    REQUIRE(scene.alexa.decide(Decision::accept));
    REQUIRE(scene.alexa.send_event("SkillDisabled", body));
    CHECK_FALSE(scene.skill.last().contains("session"));
    const Json system = scene.skill.last()["context"]["System"];
    CHECK_FALSE(system.contains("device"));
    CHECK(scene.request()["type"] == "AlexaSkillEvent.SkillDisabled");
    CHECK(scene.request()["body"] == body);
    CHECK_FALSE(scene.request().contains("locale"));
    REQUIRE(scene.alexa.send_event("SkillEnabled", nullptr));
    CHECK_FALSE(scene.request().contains("body"));
    const UserId user(scene.skill.last()["context"]["System"]["user"]["userId"].get<std::string>());
    CHECK(system["user"]["userId"] != user.text());
    scene.amazon.with([&](Amazon& amazon) {
        CHECK(amazon.customers.at(user).holding(ReferenceName("quest")).count == 1);
    });
}

TEST_CASE("a session is ended once, from outside, with its reason") {
    Scene scene;
    scene.skill.will_say("Welcome");
    REQUIRE(scene.alexa.open());
    REQUIRE(scene.alexa.end_session("USER_INITIATED"));
    CHECK(scene.request()["type"] == "SessionEndedRequest");
    CHECK(scene.request()["reason"] == "USER_INITIATED");
    CHECK_FALSE(scene.alexa.end_session("USER_INITIATED"));
}

TEST_CASE("speech in answer to a session's end is refused") {
    Scene scene;
    scene.skill.will_say("Welcome");
    scene.skill.will_say("Goodbye");
    REQUIRE(scene.alexa.open());
    CHECK_FALSE(scene.alexa.end_session("USER_INITIATED")->refusals.empty());
}

TEST_CASE("a written request is completed and sent within the session or without one") {
    Scene scene;
    REQUIRE(scene.alexa.send_request({{"type", "AudioPlayer.PlaybackStarted"}}, false));
    CHECK_FALSE(scene.skill.last().contains("session"));
    CHECK(scene.request().contains("requestId"));
    REQUIRE(scene.alexa.send_request({{"type", "New.Type"}, {"locale", "xx-YY"}}, true));
    CHECK(scene.session()["new"] == true);
    CHECK(scene.request()["locale"] == "xx-YY");
}

TEST_CASE("what the model does not know cannot be said") {
    Scene scene;
    CHECK(scene.alexa.say("blue bananas").error().code == errors::invalid);
    CHECK(scene.alexa.send_intent({"SellIntent", {}}).error().code == errors::invalid);
    CHECK(scene.alexa.send_intent({"BuyIntent", {{"Produkt", "x"}}}).error().code ==
          errors::invalid);
    CHECK(scene.skill.asked.empty());
    CHECK_FALSE(Alexa::make({scene.skill, scene.amazon, scene.tested, scene.clock}, Locale("ja-JP"),
                            new_customer()));
}

TEST_CASE("the reply to an elicited slot goes to the intent that asked") {
    Scene scene;
    scene.skill.answers.push_back(
        R"({"version": "1.0", "response": {"shouldEndSession": false,
            "directives": [{"type": "Dialog.ElicitSlot", "slotToElicit": "Product"}]}})");
    REQUIRE(scene.alexa.send_intent({"BuyIntent", {{"Friend", "jo"}}}));
    REQUIRE(scene.alexa.say("the cave"));
    CHECK(scene.request()["intent"]["name"] == "BuyIntent");
    CHECK(scene.request()["intent"]["slots"]["Product"]["value"] == "the cave");
    CHECK(scene.request()["intent"]["slots"]["Friend"]["value"] == "jo");
    CHECK(scene.session()["new"] == false);
    CHECK_FALSE(scene.alexa.say("the cave"));    // that session is over, and the question with it
}

TEST_CASE("every request has a token of its own") {
    Scene scene;
    const auto token = [&scene] {
        return scene.skill.last()["context"]["System"]["apiAccessToken"].get<std::string>();
    };
    REQUIRE(scene.alexa.open());
    const std::string first = token();
    REQUIRE(scene.alexa.open());
    CHECK(token() != first);
}
