#pragma once

#include <string_view>
#include <vector>

#include "simulator/exchange.hpp"

namespace ask::simulator::detail {

// Reads a Server-Timing header: "verify;dur=0.9, handler;dur=4.1". What is no metric with a
// duration is passed over; at most 16 are taken.
[[nodiscard]] std::vector<StepTime> read_server_timing(std::string_view header);

}    // namespace ask::simulator::detail
