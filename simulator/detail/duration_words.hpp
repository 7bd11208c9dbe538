#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ask::simulator::detail {

// What AMAZON.DURATION gives for a phrase in its comparable form: "ten minutes" → PT10M, "two weeks
// and a day" → P2W1D, "half an hour" → PT30M.
[[nodiscard]] std::optional<std::string> duration_value(std::string_view phrase,
                                                        std::string_view language);

}    // namespace ask::simulator::detail
