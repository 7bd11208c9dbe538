#pragma once

#include <string>
#include <string_view>

#include "core/clock.hpp"
#include "core/result.hpp"

namespace ask {

// Reads ISO 8601 with date, time and zone: 2026-01-15T09:30:00Z, with fractional seconds or with a
// numeric offset (+01:00, +0100). A leap second reads as the second after it.
// errors::invalid for everything else: no zone, impossible dates, years outside 1970–9999, text
// before or after.
[[nodiscard]] Result<TimePoint> parse_timestamp(std::string_view text);

// 2026-01-15T09:30:00Z, or with milliseconds 2026-01-15T09:30:00.000Z.
[[nodiscard]] std::string format_timestamp(TimePoint at);
[[nodiscard]] std::string format_timestamp_ms(TimePoint at);

}    // namespace ask
