#pragma once

#include <optional>
#include <string_view>

#include "core/clock.hpp"

namespace ask::simulator::doctor {

// "Sun, 06 Nov 1994 08:49:37 GMT", the one form that servers may send; nothing for all else.
[[nodiscard]] std::optional<TimePoint> parse_http_date(std::string_view text);

}    // namespace ask::simulator::doctor
