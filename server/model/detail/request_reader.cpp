#include "model/detail/request_reader.hpp"

#include <algorithm>
#include <array>

#include "model/detail/intent_json.hpp"
#include "model/detail/read.hpp"

namespace ask::model::detail {

namespace {

RequestBody read_launch(Json& request) {
    return LaunchRequest{take(request, "task")};
}

DialogState read_dialog_state(const Json& request) {
    const std::string state = text(request, "dialogState");
    if (state == "STARTED") return DialogState::started;
    if (state == "IN_PROGRESS") return DialogState::in_progress;
    if (state == "COMPLETED") return DialogState::completed;
    return DialogState::none;
}

RequestBody read_intent_request(Json& request) {
    return IntentRequest{read_intent(at(request, "intent")), read_dialog_state(request)};
}

RequestBody read_can_fulfill(Json& request) {
    return CanFulfillIntentRequest{read_intent(at(request, "intent"))};
}

SessionEndedRequest::Reason read_reason(const std::string& reason) {
    using Reason = SessionEndedRequest::Reason;
    if (reason == "USER_INITIATED") return Reason::user_initiated;
    if (reason == "ERROR") return Reason::error;
    if (reason == "EXCEEDED_MAX_REPROMPTS") return Reason::exceeded_max_reprompts;
    return Reason::unknown;
}

RequestBody read_session_ended(Json& request) {
    const Json& error = at(request, "error");
    return SessionEndedRequest{read_reason(text(request, "reason")), text(error, "type"),
                               text(error, "message")};
}

RequestBody read_connections_response(Json& request) {
    const Json& status = at(request, "status");
    const Json& payload = at(request, "payload");
    ConnectionsResponse read;
    read.name = text(request, "name");
    read.flow = purchase_flow(read.name);
    read.status_code = text(status, "code");
    read.status_message = text(status, "message");
    read.result_text = text(payload, "purchaseResult");
    // A result that came decides, whatever the status says: ALREADY_PURCHASED comes with 400s too.
    read.result = purchase_result(read.result_text);
    const std::string product = text(payload, "productId");
    if (!product.empty()) read.product_id = ProductId(product);
    read.token = text(request, "token");
    return read;
}

RequestBody read_session_resumed(Json& request) {
    return SessionResumedRequest{take(request, "cause")};
}

SkillEvent::Persistence read_persistence(const Json& body) {
    const std::string status = text(body, "userInformationPersistenceStatus");
    if (status == "PERSISTED") return SkillEvent::Persistence::persisted;
    if (status == "NOT_PERSISTED") return SkillEvent::Persistence::not_persisted;
    return SkillEvent::Persistence::unknown;
}

RequestBody read_skill_event(Json& request) {
    const SkillEvent::Persistence persistence = read_persistence(at(request, "body"));
    return SkillEvent{text(request, "type"), persistence, take(request, "body")};
}

RequestBody read_system_exception(Json& request) {
    const Json& error = at(request, "error");
    return SystemException{text(error, "type"), text(error, "message"),
                           text(at(request, "cause"), "requestId")};
}

RequestBody read_unknown(Json& request) {
    return UnknownRequest{std::move(request)};
}

using Reader = RequestBody (*)(Json&);
struct TypeReader {
    std::string_view type;
    Reader read;
};

constexpr std::array type_readers{
    TypeReader{"LaunchRequest", read_launch},
    TypeReader{"IntentRequest", read_intent_request},
    TypeReader{"CanFulfillIntentRequest", read_can_fulfill},
    TypeReader{"SessionEndedRequest", read_session_ended},
    TypeReader{"Connections.Response", read_connections_response},
    TypeReader{"SessionResumedRequest", read_session_resumed},
    TypeReader{"System.ExceptionEncountered", read_system_exception},
};

Reader reader_of(std::string_view type) {
    const auto* found = std::ranges::find(type_readers, type, &TypeReader::type);
    if (found != type_readers.end()) return found->read;
    return type.starts_with("AlexaSkillEvent.") ? read_skill_event : read_unknown;
}

constexpr std::array spoken_types{"LaunchRequest", "IntentRequest", "Connections.Response",
                                  "SessionResumedRequest"};

constexpr std::array screen_types{
    "Alexa.Presentation.APL.UserEvent",         "Alexa.Presentation.APLT.UserEvent",
    "Alexa.Presentation.APL.LoadIndexListData", "Alexa.Presentation.APL.LoadTokenListData",
    "Alexa.Presentation.HTML.Message",          "Display.ElementSelected",
};

constexpr std::array playback_types{"AudioPlayer.PlaybackStarted", "AudioPlayer.PlaybackFinished",
                                    "AudioPlayer.PlaybackNearlyFinished",
                                    "AudioPlayer.PlaybackFailed"};

template <std::size_t Count>
bool holds(const std::array<const char*, Count>& types, std::string_view type) {
    return std::ranges::any_of(types, [type](std::string_view known) { return known == type; });
}

}    // namespace

Request read_request(Json request) {
    Request read;
    read.type = text(request, "type");
    read.id = RequestId(text(request, "requestId"));
    read.timestamp = text(request, "timestamp");
    read.locale = Locale(text(request, "locale"));
    read.body = reader_of(read.type)(request);
    return read;
}

AnswerKind answer_kind(std::string_view type, bool has_session) {
    if (holds(spoken_types, type)) return AnswerKind::full;
    if (holds(screen_types, type)) return has_session ? AnswerKind::full : AnswerKind::empty;
    if (type == "CanFulfillIntentRequest") return AnswerKind::can_fulfill_only;
    if (holds(playback_types, type)) return AnswerKind::directives_only;
    if (type.starts_with("PlaybackController.")) return AnswerKind::directives_only;
    return AnswerKind::empty;
}

}    // namespace ask::model::detail
