#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ask::catalog::detail {

// In small letters, for the scripts that have them and that Alexa's languages use.
[[nodiscard]] std::string in_small_letters(std::string_view text);

// As Alexa compares what is said: small letters, one space between words, typewriter apostrophes.
[[nodiscard]] std::string as_heard(std::string_view text);
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view with);

// The part of a locale before its hyphen: "de" of de-DE.
[[nodiscard]] std::string_view language_of(std::string_view locale);

// Whether the language is written with this letter. Latin letters belong to every language: names
// and loan words have them.
[[nodiscard]] bool is_letter_of(std::string_view language, char32_t letter);
[[nodiscard]] constexpr bool is_digit(char32_t letter) {
    return letter >= '0' && letter <= '9';
}

}    // namespace ask::catalog::detail
