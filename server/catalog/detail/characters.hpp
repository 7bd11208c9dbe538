#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ask::catalog::detail {

// Where the first byte stands that is no well-formed UTF-8; nothing: all of it is.
[[nodiscard]] std::optional<std::size_t> first_broken_byte(std::string_view text);

// The code points of well-formed UTF-8.
[[nodiscard]] std::u32string characters_of(std::string_view text);
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// A to Z as a to z; all else stays.
[[nodiscard]] std::string lower_ascii(std::string_view text);

// A text from a file as a message may show it: in quotes, at most 60 characters, and no control
// characters that a terminal would obey.
[[nodiscard]] std::string in_quotes(std::string_view text);
// Any text without control characters.
[[nodiscard]] std::string printable(std::string_view text);

}    // namespace ask::catalog::detail
