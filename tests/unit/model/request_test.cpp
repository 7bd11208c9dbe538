#include <catch2/catch_test_macros.hpp>

#include "unit/model/envelopes.hpp"

using namespace ask;
using namespace ask::model;
using namespace ask::tests;

namespace {

template <class Body>
Body body_of(std::string_view request) {
    return std::get<Body>(parsed_request(request).request.body);
}

}    // namespace

TEST_CASE("a launch may carry the task it was started for") {
    CHECK(body_of<LaunchRequest>(R"({"type":"LaunchRequest"})").task.is_null());
    const auto launch = body_of<LaunchRequest>(
        R"({"type":"LaunchRequest","task":{"name":"amzn1.Countdown","input":{"n":3}}})");
    CHECK(launch.task.at("input").at("n") == 3);
}

TEST_CASE("each dialog state is read, an unknown one as none") {
    struct Case {
        const char* text;
        DialogState state;
    };
    for (const Case& c :
         {Case{"STARTED", DialogState::started}, Case{"IN_PROGRESS", DialogState::in_progress},
          Case{"COMPLETED", DialogState::completed}, Case{"LATER", DialogState::none},
          Case{"", DialogState::none}}) {
        CAPTURE(c.text);
        const auto request = body_of<IntentRequest>(
            R"({"type":"IntentRequest","intent":{"name":"I"},"dialogState":")" +
            std::string(c.text) + "\"}");
        CHECK(request.dialog_state == c.state);
        CHECK(request.intent.name == "I");
    }
}

TEST_CASE("the end of a session gives its reason and its error") {
    using Reason = SessionEndedRequest::Reason;
    struct Case {
        const char* text;
        Reason reason;
    };
    for (const Case& c :
         {Case{"USER_INITIATED", Reason::user_initiated}, Case{"ERROR", Reason::error},
          Case{"EXCEEDED_MAX_REPROMPTS", Reason::exceeded_max_reprompts},
          Case{"BORED", Reason::unknown}}) {
        CAPTURE(c.text);
        const auto ended = body_of<SessionEndedRequest>(
            R"({"type":"SessionEndedRequest","reason":")" + std::string(c.text) +
            R"(","error":{"type":"INVALID_RESPONSE","message":"too long"}})");
        CHECK(ended.reason == c.reason);
        CHECK(ended.error_type == "INVALID_RESPONSE");
        CHECK(ended.error_message == "too long");
    }
    CHECK(body_of<SessionEndedRequest>(R"({"type":"SessionEndedRequest"})").error_type.empty());
}

TEST_CASE("a skill event keeps its body and says what became of the user's data") {
    using Persistence = SkillEvent::Persistence;
    struct Case {
        const char* body;
        Persistence persistence;
    };
    for (const Case& c :
         {Case{R"({"userInformationPersistenceStatus":"PERSISTED"})", Persistence::persisted},
          Case{R"({"userInformationPersistenceStatus":"NOT_PERSISTED"})",
               Persistence::not_persisted},
          Case{R"({"userInformationPersistenceStatus":"PERHAPS"})", Persistence::unknown},
          Case{"{}", Persistence::unknown}, Case{"null", Persistence::unknown}}) {
        CAPTURE(c.body);
        const auto event = body_of<SkillEvent>(
            R"({"type":"AlexaSkillEvent.SkillDisabled","body":)" + std::string(c.body) + "}");
        CHECK(event.type == "AlexaSkillEvent.SkillDisabled");
        CHECK(event.persistence == c.persistence);
        CHECK(event.body == Json::parse(c.body));
    }
}

TEST_CASE("an exception that Alexa reports names its cause") {
    const auto exception = body_of<SystemException>(
        R"({"type":"System.ExceptionEncountered","error":{"type":"INVALID_RESPONSE","message":"m"},
            "cause":{"requestId":"r1"}})");
    CHECK(exception.error_type == "INVALID_RESPONSE");
    CHECK(exception.error_message == "m");
    CHECK(exception.cause_request_id == "r1");
}

TEST_CASE("a resumed session keeps its cause") {
    const auto resumed = body_of<SessionResumedRequest>(
        R"({"type":"SessionResumedRequest","cause":{"type":"ConnectionCompleted","token":"t"}})");
    CHECK(resumed.cause.at("token") == "t");
}

TEST_CASE("a can-fulfill request carries its intent") {
    const auto request = body_of<CanFulfillIntentRequest>(
        R"({"type":"CanFulfillIntentRequest",
            "intent":{"name":"Play","slots":{"S":{"value":"x"}}}})");
    CHECK(request.intent.name == "Play");
    CHECK(request.intent.slot("S")->spoken == "x");
}

TEST_CASE("a request of any other type is kept as it came") {
    const std::string text =
        R"({"type":"AudioPlayer.PlaybackStarted","requestId":"r","token":"song",
            "offsetInMilliseconds":5})";
    const RequestEnvelope envelope = parsed_request(text, false);
    CHECK(envelope.request.type == "AudioPlayer.PlaybackStarted");
    CHECK(envelope.request.id == RequestId("r"));
    CHECK(std::get<UnknownRequest>(envelope.request.body).members == Json::parse(text));
}

TEST_CASE("what may answer a request follows from its type and session") {
    struct Case {
        const char* type;
        AnswerKind in_session;
        AnswerKind outside;
    };
    constexpr auto full = AnswerKind::full;
    constexpr auto directives = AnswerKind::directives_only;
    constexpr auto can_fulfill = AnswerKind::can_fulfill_only;
    constexpr auto empty = AnswerKind::empty;
    for (const Case& c : {
             Case{"LaunchRequest", full, full},
             Case{"IntentRequest", full, full},
             Case{"Connections.Response", full, full},
             Case{"SessionResumedRequest", full, full},
             Case{"Alexa.Presentation.APL.UserEvent", full, empty},
             Case{"Alexa.Presentation.HTML.Message", full, empty},
             Case{"Display.ElementSelected", full, empty},
             Case{"SessionEndedRequest", empty, empty},
             Case{"CanFulfillIntentRequest", can_fulfill, can_fulfill},
             Case{"AudioPlayer.PlaybackStarted", directives, directives},
             Case{"AudioPlayer.PlaybackFinished", directives, directives},
             Case{"AudioPlayer.PlaybackNearlyFinished", directives, directives},
             Case{"AudioPlayer.PlaybackFailed", directives, directives},
             Case{"AudioPlayer.PlaybackStopped", empty, empty},
             Case{"PlaybackController.NextCommandIssued", directives, directives},
             Case{"System.ExceptionEncountered", empty, empty},
             Case{"AlexaSkillEvent.SkillEnabled", empty, empty},
             Case{"Messaging.MessageReceived", empty, empty},
             Case{"Reminders.ReminderCreated", empty, empty},
             Case{"Something.New", empty, empty},
         }) {
        CAPTURE(c.type);
        const std::string request = R"({"type":")" + std::string(c.type) + "\"}";
        CHECK(parsed_request(request, true).answer_kind() == c.in_session);
        CHECK(parsed_request(request, false).answer_kind() == c.outside);
    }
}
