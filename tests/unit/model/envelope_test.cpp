#include "model/envelope.hpp"

#include <catch2/catch_test_macros.hpp>

#include "unit/model/envelopes.hpp"

using namespace ask;
using namespace ask::model;
using namespace ask::tests;

TEST_CASE("an intent request's envelope is read completely") {
    const RequestEnvelope envelope = parsed(intent_envelope);
    CHECK(envelope.version == "1.0");
    REQUIRE(envelope.session);
    CHECK(envelope.session->is_new);
    CHECK(envelope.session->id.text() ==
          "amzn1.echo-api.session.11111111-2222-3333-4444-555555555555");
    CHECK(envelope.session->application_id == envelope.system.application_id);
    CHECK(envelope.session->attributes == Json{{"state", "choosing"}, {"turn", 3}});
    CHECK(envelope.session->user.access_token == Secret("linked"));
    CHECK(envelope.session->user.permissions.at("alexa::profile:name:read") == "GRANTED");
    CHECK(envelope.session->user.permissions.at("alexa::alerts:reminders:skill:readwrite") ==
          "DENIED");
    CHECK(envelope.system.application_id.text() ==
          "amzn1.ask.skill.aaaaaaaa-0000-0000-0000-000000000001");
    CHECK(envelope.system.person == PersonId("amzn1.ask.person.PEXAMPLE"));
    CHECK(envelope.system.device == DeviceId("amzn1.ask.device.DEXAMPLE"));
    CHECK(envelope.system.api_endpoint == "https://api.eu.amazonalexa.com");
    CHECK(envelope.system.api_access_token == Secret("eyJ0eXAi.example.token"));
    CHECK(envelope.request.type == "IntentRequest");
    CHECK(envelope.request.timestamp == "2026-01-15T09:30:00Z");
    CHECK(envelope.request.locale == Locale("en-GB"));
    CHECK(envelope.user_id() == UserId("amzn1.ask.account.AEXAMPLE"));
    CHECK(envelope.answer_kind() == AnswerKind::full);
}

TEST_CASE("an interface is supported by a key that is not null") {
    const auto interfaces = parsed(intent_envelope).system.interfaces;
    CHECK(interfaces ==
          std::set<std::string, std::less<>>{"Alexa.Presentation.APL", "AudioPlayer"});
}

TEST_CASE("what is in the context besides System is kept untouched") {
    const Json context = parsed(intent_envelope).context;
    CHECK(context.size() == 2);
    CHECK(context.at("Viewport").at("pixelWidth") == 1280);
    CHECK(context.at("Experimentation").at("activeExperiments").is_array());
}

TEST_CASE("a skill event has no session, no device and a bare id") {
    const RequestEnvelope envelope = parsed(event_envelope);
    CHECK_FALSE(envelope.session);
    CHECK_FALSE(envelope.system.device);
    CHECK_FALSE(envelope.system.person);
    CHECK(envelope.request.id == RequestId("0d7d4e0c-1111-2222-3333-444444444444"));
    CHECK(envelope.request.locale.empty());
    CHECK(envelope.user_id() == UserId("amzn1.ask.account.AEXAMPLE"));
}

TEST_CASE("nothing but the request's type is required") {
    const RequestEnvelope envelope = parsed(R"({"request":{"type":"LaunchRequest"}})");
    CHECK(envelope.version.empty());
    CHECK_FALSE(envelope.session);
    CHECK(envelope.context == Json::object());
    CHECK(envelope.system.api_endpoint.empty());
    CHECK(envelope.system.api_access_token.empty());
    CHECK(envelope.user_id().empty());
    CHECK(std::holds_alternative<LaunchRequest>(envelope.request.body));
}

TEST_CASE("null and members of other types read as absent") {
    const RequestEnvelope envelope = parsed(R"({
      "version": null, "session": null,
      "context": { "System": { "application": null, "user": [], "person": "p", "device": null,
                               "apiEndpoint": {}, "apiAccessToken": null } },
      "request": { "type": "IntentRequest", "requestId": null, "timestamp": null, "locale": false,
                   "dialogState": 7, "intent": null } })");
    CHECK_FALSE(envelope.session);
    CHECK(envelope.system.application_id.empty());
    CHECK_FALSE(envelope.system.person);
    CHECK_FALSE(envelope.system.device);
    CHECK(envelope.system.api_endpoint.empty());
    CHECK(envelope.request.locale.empty());
    const auto request = std::get<IntentRequest>(envelope.request.body);
    CHECK(request.intent.name.empty());
    CHECK(request.intent.slots.empty());
    CHECK(request.dialog_state == DialogState::none);
}

TEST_CASE("session attributes are always an object") {
    for (const char* attributes : {"null", "[]", "\"text\"", "1", "{}"}) {
        CAPTURE(attributes);
        const RequestEnvelope envelope =
            parsed(R"({"session":{"attributes":)" + std::string(attributes) +
                   R"(},"request":{"type":"LaunchRequest"}})");
        REQUIRE(envelope.session);
        CHECK(envelope.session->attributes == Json::object());
    }
}

TEST_CASE("the user is the context's, and the session's where the context names none") {
    const auto user = [](const char* context) {
        return parsed(R"({"session":{"user":{"userId":"S"}},"context":{"System":{"user":)" +
                      std::string(context) + R"(}},"request":{"type":"LaunchRequest"}})")
            .user_id();
    };
    CHECK(user(R"({"userId":"C"})") == UserId("C"));
    CHECK(user("{}") == UserId("S"));
    CHECK(user("null") == UserId("S"));
}

TEST_CASE("a version or timestamp that came as a number is kept as text") {
    const RequestEnvelope envelope =
        parsed(R"({"version":1.0,"request":{"type":"LaunchRequest","timestamp":1768469400000}})");
    CHECK(envelope.version == "1.0");
    CHECK(envelope.request.timestamp == "1768469400000");
}

TEST_CASE("unknown members and a locale that nobody knows do no harm") {
    const RequestEnvelope envelope = parsed(
        R"({"new":{"thing":[1]},"request":{"type":"LaunchRequest","locale":"xx-QQ","shiny":{}}})");
    CHECK(envelope.request.locale == Locale("xx-QQ"));
}

TEST_CASE("JSON without a request that has a type is no envelope") {
    for (const char* body :
         {"{}", "[]", "1", "\"text\"", "null", "true", R"({"request":null})", R"({"request":[]})",
          R"({"request":{}})", R"({"request":{"type":null}})", R"({"request":{"type":""}})",
          R"({"request":{"type":5}})"}) {
        CAPTURE(body);
        const auto envelope = parse_request_envelope(body);
        REQUIRE_FALSE(envelope);
        CHECK(envelope.error().code == not_an_envelope);
    }
}

TEST_CASE("an error names neither tokens nor the body") {
    const auto envelope = parse_request_envelope(R"({"apiAccessToken":"secret-token")");
    REQUIRE_FALSE(envelope);
    CHECK(envelope.error().context.find("secret") == std::string::npos);
}

TEST_CASE("long session attributes come through whole") {
    const std::string long_text(200UL * 1024, 'x');
    RequestEnvelope envelope = parsed(R"({"session":{"attributes":{"story":")" + long_text +
                                      R"("}},"request":{"type":"LaunchRequest"}})");
    CHECK(envelope.session->attributes.at("story").get_ref<const std::string&>() == long_text);
}
