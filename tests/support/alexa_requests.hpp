#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "model/envelope.hpp"

namespace ask::tests {

// Envelopes as Alexa sends them, as JSON to change and as values. `request` has at least a type.
inline Json alexa_envelope(Json request, Json session_attributes = Json::object()) {
    request.emplace("requestId", "amzn1.echo-api.request.1");
    request.emplace("timestamp", "2026-01-15T09:30:00Z");
    request.emplace("locale", "en-US");
    const Json application{{"applicationId", "amzn1.ask.skill.test"}};
    const Json user{{"userId", "amzn1.ask.account.TEST"}};
    return Json{{"version", "1.0"},
                {"session",
                 {{"new", false},
                  {"sessionId", "amzn1.echo-api.session.1"},
                  {"application", application},
                  {"user", user},
                  {"attributes", std::move(session_attributes)}}},
                {"context",
                 {{"System",
                   {{"application", application},
                    {"user", user},
                    {"device", {{"deviceId", "amzn1.ask.device.1"}}},
                    {"apiEndpoint", "https://api.amazonalexa.com"},
                    {"apiAccessToken", "a-token"}}}}},
                {"request", std::move(request)}};
}

// As skill events and player events are sent.
inline Json without_session(Json envelope) {
    envelope.erase("session");
    return envelope;
}

inline Json launch_request() {
    return {{"type", "LaunchRequest"}};
}

inline Json intent_request(const std::string& name, Json slots = Json::object()) {
    return {{"type", "IntentRequest"},
            {"intent", {{"name", name}, {"slots", std::move(slots)}}},
            {"dialogState", "COMPLETED"}};
}

inline Json connections_response(const std::string& flow, const std::string& result) {
    return {{"type", "Connections.Response"},
            {"name", flow},
            {"status", {{"code", "200"}, {"message", "OK"}}},
            {"payload", {{"purchaseResult", result}, {"productId", "amzn1.adg.product.1"}}},
            {"token", "resume"}};
}

inline model::RequestEnvelope parsed(const Json& envelope) {
    Result<model::RequestEnvelope> value = model::parse_request_envelope(envelope.dump());
    if (!value) throw std::logic_error(value.error().context);
    return std::move(*value);
}

}    // namespace ask::tests
