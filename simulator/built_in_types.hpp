#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"
#include "core/ids.hpp"

namespace ask::simulator {

// The two letters that begin a locale: en, de, …
[[nodiscard]] std::string_view language_of(const Locale& locale);

// Whether a slot of this type takes nothing but values of its type: numbers, dates, times,
// durations, days and months, in the languages whose words for them are known (English, German).
// Every other slot takes any words.
[[nodiscard]] bool is_closed_type(std::string_view type, std::string_view language);

// The value that Alexa gives for a phrase, in its comparable form, in a slot of such a type: "five"
// → "5", "tomorrow" → "2026-01-16", "five p m" → "17:00", "ten minutes" → "PT10M". Nothing: the
// phrase is no value of this type that is known here; of French, Spanish, Italian and Portuguese
// small numbers and the calendar are, of others digits. Dates count from `now`, in UTC.
[[nodiscard]] std::optional<std::string> built_in_value(std::string_view type,
                                                        std::string_view phrase,
                                                        std::string_view language, TimePoint now);

// A slot's value as Alexa writes it: what a closed type cannot read is "?", what is not known stays
// as it was said.
[[nodiscard]] std::string slot_value(std::string_view type, std::string_view phrase,
                                     std::string_view language, TimePoint now);

}    // namespace ask::simulator
