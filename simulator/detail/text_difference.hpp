#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::detail {

// How two different texts differ, for a person who reads a terminal:
//
//   other words from letter 10 on
//     expected: Welcome, explorer.
//     came:     Welcome, pirate.
//                        ^
//
// Of long texts the part around the first difference is shown, of line breaks a space.
[[nodiscard]] std::string text_difference(std::string_view expected, std::string_view came);

}    // namespace ask::simulator::detail
