#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/result.hpp"
#include "http/message.hpp"
#include "simulator/purchase_flow.hpp"

namespace ask::tests {

inline constexpr const char* hint_pack = "five_hint_pack";
inline constexpr std::int64_t hints_in_a_pack = 5;

using Answer = Result<http::Response>;

// Spoken, without tags; "" for what is no answer of status 200.
[[nodiscard]] std::string speech_of(const Answer& answer);
// How many hints the skill says are left. Nothing: it does not say, as in an apology.
[[nodiscard]] std::optional<std::int64_t> hints_told(const Answer& answer);
// The purchase that the answer asks for.
[[nodiscard]] std::optional<simulator::PurchaseOrder> order_in(const Answer& answer);
// For a failed test's message.
[[nodiscard]] std::string tell(const Answer& answer);
// The request id in a body.
[[nodiscard]] std::string request_id_of(const std::string& body);

}    // namespace ask::tests
