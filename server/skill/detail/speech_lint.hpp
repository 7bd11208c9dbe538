#pragma once

#include <string>
#include <string_view>

#include "isp/suggestion_text.hpp"
#include "skill/detail/speech_file.hpp"

namespace ask::skill::detail {

// The file of a locale, under the name that faults call it by.
struct SpeechFile {
    std::string file;
    Lines lines;
};

// What is wrong with each line by itself: braces, prices, and in lines "upsell.…" what Amazon
// refuses in a suggestion.
void lint_lines(const SpeechFile& speech, Faults& faults);

// Lines and placeholders that one of the two has and the other lacks. A line's placeholders are
// those of all its variants.
void lint_against(const SpeechFile& first, const SpeechFile& other, Faults& faults);

using isp::price_in;

}    // namespace ask::skill::detail
