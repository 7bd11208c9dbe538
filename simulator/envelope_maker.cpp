#include "simulator/envelope_maker.hpp"

#include <utility>

#include "core/timestamp.hpp"
#include "simulator/detail/identifiers.hpp"
#include "simulator/detail/slot_json.hpp"

namespace ask::simulator {

namespace {

Json common(const Caller& caller, TimePoint now, std::string type) {
    return {{"type", std::move(type)},
            {"requestId", "amzn1.echo-api.request." + detail::random_uuid()},
            {"timestamp", format_timestamp(now)},
            {"locale", caller.locale.text()}};
}

Json application(const Caller& caller) {
    return {{"applicationId", caller.application_id.text()}};
}

Json user(const Caller& caller) {
    Json user = {{"userId", caller.user.text()}};
    for (const std::string& scope : caller.permissions) {
        user["permissions"]["scopes"][scope] = {{"status", "GRANTED"}};
    }
    return user;
}

Json device(const Caller& caller) {
    Json interfaces = {{"AudioPlayer", Json::object()}};
    if (caller.has_screen) {
        interfaces["Alexa.Presentation.APL"] = {{"runtime", {{"maxVersion", "2024.3"}}}};
    }
    return {{"deviceId", caller.device.text()}, {"supportedInterfaces", std::move(interfaces)}};
}

Json system_of(const Caller& caller, bool has_device) {
    Json system = {{"application", application(caller)},
                   {"user", user(caller)},
                   {"apiEndpoint", caller.api_endpoint},
                   {"apiAccessToken", caller.api_token}};
    if (has_device) system["device"] = device(caller);
    return system;
}

Json viewport() {
    return {{"mode", "HUB"},
            {"shape", "RECTANGLE"},
            {"pixelWidth", 1280},
            {"pixelHeight", 800},
            {"dpi", 160},
            {"currentPixelWidth", 1280},
            {"currentPixelHeight", 800},
            {"touch", {"SINGLE"}}};
}

Json session_json(const Caller& caller, const SessionState& session) {
    return {{"new", session.is_new},
            {"sessionId", session.id.text()},
            {"application", application(caller)},
            {"attributes", session.attributes},
            {"user", user(caller)}};
}

}    // namespace

SessionState new_session() {
    return {.id = SessionId("amzn1.echo-api.session." + detail::random_uuid()),
            .is_new = true,
            .attributes = Json::object()};
}

Json launch_request(const Caller& caller, TimePoint now) {
    return common(caller, now, "LaunchRequest");
}

Json intent_request(const Caller& caller, TimePoint now, const catalog::InteractionModel& model,
                    const Understood& understood) {
    Json request = common(caller, now, "IntentRequest");
    Json intent = {{"name", understood.intent}, {"confirmationStatus", "NONE"}};
    const catalog::IntentModel* declared = model.find_intent(understood.intent);
    const detail::SlotContext context{model, caller.application_id, caller.locale, now};
    for (const catalog::IntentSlot& slot :
         declared ? declared->slots : std::vector<catalog::IntentSlot>{}) {
        intent["slots"][slot.name] = detail::slot_json(context, slot, understood.slots);
    }
    request["intent"] = std::move(intent);
    return request;
}

Json session_ended_request(const Caller& caller, TimePoint now, std::string reason) {
    Json request = common(caller, now, "SessionEndedRequest");
    if (reason == "ERROR") {
        request["error"] = {{"type", "INVALID_RESPONSE"}, {"message", "The answer was refused."}};
    }
    request["reason"] = std::move(reason);
    return request;
}

Json connections_response(const Caller& caller, TimePoint now, const PurchaseOrder& order,
                          const PurchaseOutcome& outcome) {
    Json request = common(caller, now, "Connections.Response");
    request["name"] = model::to_text(order.flow);
    request["status"] = {{"code", "200"}, {"message", "OK"}};
    request["payload"] = {{"purchaseResult", model::to_text(outcome.result)},
                          {"productId", order.product.text()}};
    if (!outcome.message.empty()) request["payload"]["message"] = outcome.message;
    request["token"] = order.token;
    return request;
}

Json skill_event(TimePoint now, const std::string& name, const Json& body) {
    const std::string at = format_timestamp(now);
    Json request = {{"type", "AlexaSkillEvent." + name},
                    {"requestId", detail::random_uuid()},
                    {"timestamp", at},
                    {"eventCreationTime", at},
                    {"eventPublishingTime", at}};
    if (!body.is_null()) request["body"] = body;
    return request;
}

Json completed_request(const Caller& caller, TimePoint now, Json written) {
    Json request = common(caller, now, "");
    request.update(written);
    return request;
}

Json envelope(const Caller& caller, const std::optional<SessionState>& session, Json request) {
    Json made = {{"version", "1.0"},
                 {"context", {{"System", system_of(caller, session.has_value())}}},
                 {"request", std::move(request)}};
    if (!session) return made;
    made["session"] = session_json(caller, *session);
    made["context"]["AudioPlayer"] = {{"playerActivity", "IDLE"}};
    if (caller.has_screen) made["context"]["Viewport"] = viewport();
    return made;
}

}    // namespace ask::simulator
