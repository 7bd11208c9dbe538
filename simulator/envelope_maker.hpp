#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "catalog/interaction_model.hpp"
#include "core/clock.hpp"
#include "core/ids.hpp"
#include "model/json.hpp"
#include "simulator/customer.hpp"
#include "simulator/purchase_flow.hpp"
#include "simulator/utterance.hpp"

namespace ask::simulator {

// Who asks whom, from where.
struct Caller {
    ApplicationId application_id;
    UserId user;
    DeviceId device;
    bool has_screen = true;
    std::set<std::string> permissions;    // scopes that were granted
    Locale locale;
    std::string api_endpoint;    // https://api.eu.amazonalexa.com
    std::string api_token;
};

// The session that a request belongs to.
struct SessionState {
    SessionId id;
    bool is_new = true;
    Json attributes = Json::object();
};

[[nodiscard]] SessionState new_session();

// The request objects, each with type, requestId, timestamp and locale.
[[nodiscard]] Json launch_request(const Caller& caller, TimePoint now);
// All slots of the intent are there, the unfilled ones without a value; custom types are resolved.
[[nodiscard]] Json intent_request(const Caller& caller, TimePoint now,
                                  const catalog::InteractionModel& model,
                                  const Understood& understood);
[[nodiscard]] Json session_ended_request(const Caller& caller, TimePoint now, std::string reason);
// Alexa's word after a purchase; the token is echoed. `status_code` is "200" in real life.
[[nodiscard]] Json connections_response(const Caller& caller, TimePoint now,
                                        const PurchaseOrder& order, const PurchaseOutcome& outcome);
// AlexaSkillEvent.<name>: no locale, a bare UUID as its id; body null: none.
[[nodiscard]] Json skill_event(TimePoint now, const std::string& name, const Json& body);
// What a script wrote, with the common members added where they are missing.
[[nodiscard]] Json completed_request(const Caller& caller, TimePoint now, Json written);

// The envelope around a request as Alexa sends it: context of a device with a screen in a session;
// without session no device, as in skill events.
[[nodiscard]] Json envelope(const Caller& caller, const std::optional<SessionState>& session,
                            Json request);

}    // namespace ask::simulator
