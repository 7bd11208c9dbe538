#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::certify::detail {

// What somebody else wrote, fit for a terminal: on one line, without control characters, always
// UTF-8.
[[nodiscard]] std::string plain(std::string_view text);

}    // namespace ask::simulator::certify::detail
