#include <catch2/catch_test_macros.hpp>

#include "rig.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

bool is_empty(const model::Response& response) {
    return !response.speech && !response.card && !response.reprompt &&
           response.directives.empty() && !response.should_end_session;
}

model::Response disable(Rig& rig, Json body) {
    rig.with_session = false;
    auto response =
        rig.send({{"type", "AlexaSkillEvent.SkillDisabled"}, {"body", std::move(body)}});
    rig.with_session = true;
    return response;
}

}    // namespace

TEST_CASE("a customer who will not come back under the same id is forgotten") {
    Rig rig;
    rig.launch();
    REQUIRE(rig.persistent()["visits"] == 1);
    CHECK(is_empty(disable(rig, {{"userInformationPersistenceStatus", "NOT_PERSISTED"}})));
    CHECK(rig.persistent() == Json::object());
}

TEST_CASE("a customer who may come back is remembered") {
    for (const Json& body : {Json{{"userInformationPersistenceStatus", "PERSISTED"}}, Json(),
                             Json::object(), Json{{"userInformationPersistenceStatus", "NEW"}}}) {
        Rig rig;
        rig.launch();
        CHECK(is_empty(disable(rig, body)));
        CHECK(rig.persistent()["visits"] == 1);
    }
}

TEST_CASE("requests that may not be answered with speech are answered with nothing") {
    for (const char* type :
         {"AlexaSkillEvent.SkillEnabled", "AlexaSkillEvent.SkillPermissionChanged",
          "AudioPlayer.PlaybackStopped", "Messaging.MessageReceived", "System.ExceptionEncountered",
          "Something.New"}) {
        CAPTURE(type);
        Rig rig;
        rig.with_session = false;
        CHECK(is_empty(rig.send({{"type", type}})));
        CHECK_FALSE(rig.outcome->error);
    }
}

TEST_CASE("the end of a session is answered with nothing, and the story is kept") {
    Rig rig;
    rig.launch();
    rig.yes();
    CHECK(is_empty(rig.send({{"type", "SessionEndedRequest"},
                             {"reason", "ERROR"},
                             {"error", {{"type", "INVALID_RESPONSE"}, {"message", "x"}}}})));
    CHECK(has(heard(rig.launch()), "middle of"));
}

TEST_CASE("what can be answered without a session is said to be") {
    Rig rig;
    const auto ask_for = [&](const char* name, Json slots) {
        const auto response = rig.send({{"type", "CanFulfillIntentRequest"},
                                        {"intent", {{"name", name}, {"slots", std::move(slots)}}}});
        return response.can_fulfill_intent.at("canFulfill").get<std::string>();
    };
    CHECK(ask_for("PlayAdventureIntent", Rig::matched("AdventureName", {"cave_fish"})) == "YES");
    CHECK(ask_for("PlayAdventureIntent", Rig::unmatched("AdventureName")) == "NO");
    CHECK(ask_for("OrderPizzaIntent", Json::object()) == "NO");
}
