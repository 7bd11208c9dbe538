#pragma once

#include <string>
#include <string_view>

#include "core/ids.hpp"

namespace ask::simulator::detail {

// The built-in intent that a standard phrase means in the locale's language; empty: none.
[[nodiscard]] std::string_view built_in_intent(const Locale& locale,
                                               std::string_view comparable_text);

}    // namespace ask::simulator::detail
