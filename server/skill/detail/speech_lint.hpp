#pragma once

#include <string>
#include <string_view>

#include "skill/detail/speech_file.hpp"

namespace ask::skill::detail {

// The file of a locale, under the name that faults call it by.
struct SpeechFile {
    std::string file;
    Lines lines;
};

// What is wrong with each line by itself: braces, prices.
void lint_lines(const SpeechFile& speech, Faults& faults);

// Lines and placeholders that one of the two has and the other lacks. A line's placeholders are
// those of all its variants.
void lint_against(const SpeechFile& first, const SpeechFile& other, Faults& faults);

// The currency sign, currency code or amount in a text, empty without one. "pounds" alone may be a
// weight and is none.
[[nodiscard]] std::string price_in(std::string_view text);

}    // namespace ask::skill::detail
