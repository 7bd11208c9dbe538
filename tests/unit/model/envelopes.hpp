#pragma once

#include <string>
#include <string_view>

#include "model/envelope.hpp"

namespace ask::tests {

// An Echo Show's one-shot intent, every optional member present.
inline constexpr std::string_view intent_envelope = R"({
  "version": "1.0",
  "session": {
    "new": true,
    "sessionId": "amzn1.echo-api.session.11111111-2222-3333-4444-555555555555",
    "application": { "applicationId": "amzn1.ask.skill.aaaaaaaa-0000-0000-0000-000000000001" },
    "attributes": { "state": "choosing", "turn": 3 },
    "user": { "userId": "amzn1.ask.account.AEXAMPLE", "accessToken": "linked",
              "permissions": { "consentToken": "old",
                "scopes": { "alexa::profile:name:read": { "status": "GRANTED" },
                            "alexa::alerts:reminders:skill:readwrite":
                              { "status": "DENIED" } } } } },
  "context": {
    "System": {
      "application": { "applicationId": "amzn1.ask.skill.aaaaaaaa-0000-0000-0000-000000000001" },
      "user": { "userId": "amzn1.ask.account.AEXAMPLE" },
      "person": { "personId": "amzn1.ask.person.PEXAMPLE", "accessToken": "spoken",
                  "authenticationConfidenceLevel": { "level": 300 } },
      "device": { "deviceId": "amzn1.ask.device.DEXAMPLE",
                  "persistentEndpointId": "amzn1.alexa.endpoint.E",
                  "supportedInterfaces": { "AudioPlayer": {},
                    "Alexa.Presentation.APL": { "runtime": { "maxVersion": "2023.3" } },
                    "Geolocation": null } },
      "unit": { "unitId": "amzn1.ask.unit.U" },
      "apiEndpoint": "https://api.eu.amazonalexa.com",
      "apiAccessToken": "eyJ0eXAi.example.token" },
    "Viewport": { "mode": "HUB", "shape": "RECTANGLE", "pixelWidth": 1280, "dpi": 160 },
    "Experimentation": { "activeExperiments": [] } },
  "request": {
    "type": "IntentRequest",
    "requestId": "amzn1.echo-api.request.99999999-8888-7777-6666-555555555555",
    "timestamp": "2026-01-15T09:30:00Z", "locale": "en-GB", "dialogState": "COMPLETED",
    "intent": { "name": "BuyIntent", "confirmationStatus": "NONE", "slots": { "ProductName": {
      "name": "ProductName", "value": "the cave adventure", "confirmationStatus": "CONFIRMED",
      "source": "USER",
      "resolutions": { "resolutionsPerAuthority": [ {
        "authority": "amzn1.er-authority.echo-sdk.amzn1.ask.skill.aaaaaaaa.LIST_OF_PRODUCT_NAMES",
        "status": { "code": "ER_SUCCESS_MATCH" },
        "values": [ { "value": { "name": "Cave Quest", "id": "cave_quest" } } ] } ] },
      "slotValue": { "type": "Simple", "value": "the cave adventure" } } } } } })";

// A skill event: no session, no device, a bare UUID.
inline constexpr std::string_view event_envelope = R"({
  "version": "1.0",
  "context": { "System": {
    "application": { "applicationId": "amzn1.ask.skill.aaaaaaaa-0000-0000-0000-000000000001" },
    "user": { "userId": "amzn1.ask.account.AEXAMPLE" },
    "apiEndpoint": "https://api.amazonalexa.com", "apiAccessToken": "eyJ0eXAi.example.token" } },
  "request": {
    "type": "AlexaSkillEvent.SkillDisabled", "requestId": "0d7d4e0c-1111-2222-3333-444444444444",
    "timestamp": "2026-01-15T10:00:00Z", "eventCreationTime": "2026-01-15T10:00:00Z",
    "eventPublishingTime": "2026-01-15T10:00:01Z",
    "body": { "userInformationPersistenceStatus": "PERSISTED" } } })";

// An envelope around a request, in a session or without.
inline std::string around(std::string_view request, bool with_session = true) {
    std::string text = R"({"version":"1.0",)";
    if (with_session) text += R"("session":{"new":false,"sessionId":"s"},)";
    return text + R"("request":)" + std::string(request) + "}";
}

// What parses or fails the test that asked.
inline model::RequestEnvelope parsed(std::string_view body) {
    return model::parse_request_envelope(body).value();
}

inline model::RequestEnvelope parsed_request(std::string_view request, bool with_session = true) {
    return parsed(around(request, with_session));
}

}    // namespace ask::tests
