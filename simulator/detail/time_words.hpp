#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ask::simulator::detail {

// What AMAZON.TIME gives for a phrase in its comparable form: 17:30, or MO, AF, EV, NI for a time
// of day. An hour without "a m" or "p m" is taken as it stands.
[[nodiscard]] std::optional<std::string> time_value(std::string_view phrase,
                                                    std::string_view language);

}    // namespace ask::simulator::detail
