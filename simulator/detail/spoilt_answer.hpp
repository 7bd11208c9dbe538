#pragma once

#include "http/message.hpp"
#include "simulator/trouble.hpp"

namespace ask::simulator::detail {

// The answer as it arrives when something between Amazon and the skill has damaged its body.
[[nodiscard]] http::Response spoil(http::Response answer, BodyFault fault);

// The refusal that a trouble's status stands for; 429 says when to come again.
[[nodiscard]] http::Response troubled_answer(unsigned status);

}    // namespace ask::simulator::detail
