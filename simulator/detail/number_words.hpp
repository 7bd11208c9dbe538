#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ask::simulator::detail {

// Phrases come in their comparable form; languages as two letters.

// A whole number in digits: "five" → 5, "nine hundred and ninety nine" → 999, "1 000" → 1000. Words
// are known to 999 in English and German, to 20 in French, Spanish, Italian and Portuguese.
[[nodiscard]] std::optional<std::string> number_in_digits(std::string_view phrase,
                                                          std::string_view language);

// The same as a number, below ten thousand.
[[nodiscard]] std::optional<int> small_number(std::string_view phrase, std::string_view language);

// "nineteen eighty five", "two thousand five", "1985", "neunzehnhundertfünf": four digits.
[[nodiscard]] std::optional<std::string> four_digits(std::string_view phrase,
                                                     std::string_view language);

// "twenty first" → 21, "5th" → 5; in English and German.
[[nodiscard]] std::optional<int> ordinal_number(std::string_view phrase, std::string_view language);

}    // namespace ask::simulator::detail
