#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ask {

// One character of a text, or one byte that is none.
struct CodePoint {
    char32_t value = 0xFFFD;
    std::size_t bytes = 1;
    bool valid = false;
};

// The first code point of a text that is not empty. A byte that starts no well-formed sequence
// (overlong, surrogate, truncated, above U+10FFFF) is one invalid code point of one byte.
[[nodiscard]] CodePoint first_code_point(std::string_view text);

// Where the first byte stands that is no well-formed UTF-8; nothing: all of it is.
[[nodiscard]] std::optional<std::size_t> first_broken_byte(std::string_view text);

// A byte that is no UTF-8 is U+FFFD.
[[nodiscard]] std::u32string code_points_of(std::string_view text);
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// The value must be a code point that may be written, no surrogate.
void append_utf8(std::string& text, char32_t value);
[[nodiscard]] std::string to_utf8(std::u32string_view code_points);

// In small letters, for Latin with the letters of Europe's languages; all others stay.
[[nodiscard]] char32_t small_letter(char32_t letter);

// So much of the beginning as fits, not ending in the middle of a character.
[[nodiscard]] std::string_view beginning_of(std::string_view text, std::size_t most_bytes);

// For a terminal or a message: what would drive it or turn the direction of writing, and bytes that
// are no UTF-8, are question marks; line ends and tabs are spaces.
[[nodiscard]] std::string printable(std::string_view text);

}    // namespace ask
