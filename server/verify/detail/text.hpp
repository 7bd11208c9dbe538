#pragma once

#include <string>
#include <string_view>

namespace ask::verify::detail {

// HTTP's optional white space around a header's value taken off.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// What somebody else wrote, fit for a log line or a terminal: short, and without control
// characters.
[[nodiscard]] inline std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, 120)) out += c >= ' ' && c <= '~' ? c : '?';
    return out;
}

}    // namespace ask::verify::detail
