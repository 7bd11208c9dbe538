#pragma once

#include <span>
#include <string_view>

// Words that tell of money in the languages that have in-skill purchases, in small letters. What
// reads texts for prices, in product files or in a skill's speech, looks for these.
namespace ask::catalog {

// Names of currencies, each a whole word; some are weights as well ("pounds").
[[nodiscard]] std::span<const std::string_view> currency_words();

// What tells of a trial: a text has one where a word of it begins so ("kostenlos test" is in
// "kostenlos testen").
[[nodiscard]] std::span<const std::string_view> trial_words();

}    // namespace ask::catalog
