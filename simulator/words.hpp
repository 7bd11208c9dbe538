#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ask::simulator {

// One word as it was said, in lower case, and the same without apostrophes, for comparing.
struct Word {
    std::string said;
    std::string key;
};

// Lower case for ASCII and for the letters of western European languages (UTF-8).
[[nodiscard]] std::string lower_case(std::string_view utf8);

// What a device hears: words in lower case, without punctuation; a hyphen parts words, an
// apostrophe (straight or curly) does not. "What's left, Jo?" → what's, left, jo.
[[nodiscard]] std::vector<Word> split_words(std::string_view utf8);

[[nodiscard]] std::string join_said(const std::vector<Word>& words);
// The form in which two phrases are compared.
[[nodiscard]] std::string comparable(std::string_view utf8);

}    // namespace ask::simulator
