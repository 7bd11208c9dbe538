#include "skill/detail/route_key.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include "core/match.hpp"

namespace ask::skill::detail {

std::string intent_key(std::string_view name) {
    return "intent " + std::string(name);
}

std::string purchase_key(model::PurchaseFlow flow, model::PurchaseResult result) {
    return "purchase " + std::string(to_text(flow)) + " " + std::string(to_text(result));
}

std::string event_key(std::string_view type) {
    return "event " + std::string(type);
}

std::string request_key(std::string_view type) {
    return "request " + std::string(type);
}

std::string route_key(const model::Request& request) {
    const auto by_type = [&](const auto&) { return request_key(request.type); };
    return std::visit(
        Match{[](const model::LaunchRequest&) { return std::string(launch_key); },
              [](const model::IntentRequest& r) { return intent_key(r.intent.name); },
              [](const model::SessionEndedRequest&) { return std::string(session_ended_key); },
              [&](const model::ConnectionsResponse& r) {
                  return r.flow ? purchase_key(*r.flow, r.result) : by_type(r);
              },
              [](const model::SkillEvent& r) { return event_key(r.type); },
              [&](const model::CanFulfillIntentRequest& r) { return by_type(r); },
              [&](const model::SessionResumedRequest& r) { return by_type(r); },
              [&](const model::SystemException& r) { return by_type(r); },
              [&](const model::UnknownRequest& r) { return by_type(r); }},
        request.body);
}

bool has_its_own_key(std::string_view type) {
    static constexpr std::array<std::string_view, 3> types{"LaunchRequest", "IntentRequest",
                                                           "SessionEndedRequest"};
    return std::ranges::find(types, type) != types.end() || type.starts_with("AlexaSkillEvent.");
}

}    // namespace ask::skill::detail
