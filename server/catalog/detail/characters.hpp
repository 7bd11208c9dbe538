#pragma once

#include <string>
#include <string_view>

namespace ask::catalog::detail {

// A to Z as a to z; all else stays.
[[nodiscard]] std::string lower_ascii(std::string_view text);

// A text from a file as a message may show it: in quotes, at most 60 characters, and no control
// characters that a terminal would obey.
[[nodiscard]] std::string in_quotes(std::string_view text);

// A JSON pointer as a line may show it: its beginning, where it is longer than 200 bytes.
[[nodiscard]] std::string shown_pointer(std::string_view pointer);

// "U+200B"
[[nodiscard]] std::string code_point_name(char32_t letter);

}    // namespace ask::catalog::detail
