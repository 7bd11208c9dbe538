#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"

namespace ask::simulator::detail {

// What AMAZON.DATE gives for a phrase in its comparable form: a day (2026-12-05), a week
// (2026-W49), a weekend (2026-W49-WE), a month (2026-12), a year (2026) or PRESENT_REF. A day
// without its year, and a weekday, is the next one; a day of the week today is a week from now.
[[nodiscard]] std::optional<std::string> date_value(std::string_view phrase,
                                                    std::string_view language, TimePoint now);

}    // namespace ask::simulator::detail
