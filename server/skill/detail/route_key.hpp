#pragma once

#include <string>
#include <string_view>

#include "model/purchase.hpp"
#include "model/request.hpp"

namespace ask::skill::detail {

inline constexpr std::string_view launch_key = "launch";
inline constexpr std::string_view session_ended_key = "session ended";
inline constexpr std::string_view fallback_key = "fallback";

[[nodiscard]] std::string intent_key(std::string_view name);
[[nodiscard]] std::string purchase_key(model::PurchaseFlow flow, model::PurchaseResult result);
[[nodiscard]] std::string event_key(std::string_view type);
[[nodiscard]] std::string request_key(std::string_view type);

// The exact key that a request looks up. A Connections.Response that is not of a purchase looks for
// its type, as every other request does that has no key of its own.
[[nodiscard]] std::string route_key(const model::Request& request);

// Whether requests of this type look up another key than request_key, so that it never answers.
[[nodiscard]] bool has_its_own_key(std::string_view type);

}    // namespace ask::skill::detail
