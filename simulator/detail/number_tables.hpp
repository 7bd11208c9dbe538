#pragma once

#include <optional>
#include <string_view>

namespace ask::simulator::detail {

// Numbers that are one word of their own: 0 to 20 in six languages, and the tens in English and
// German.
[[nodiscard]] std::optional<int> simple_number(std::string_view word, std::string_view language);

}    // namespace ask::simulator::detail
