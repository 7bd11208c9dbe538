#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ask::simulator {

// One word as it was said, in lower case, and the same without apostrophes, for comparing.
struct Word {
    std::string said;
    std::string key;
    bool is_after_pause = false;    // a comma stands before it
};

// Lower case for ASCII and for the letters of western European languages (UTF-8).
[[nodiscard]] std::string lower_case(std::string_view utf8);

// What a device hears: words in lower case, without punctuation; a hyphen parts words, an
// apostrophe (straight or curly) does not. "What's left, Jo?" → what's, left, jo. Of Japanese,
// which has no spaces, every character is a word.
[[nodiscard]] std::vector<Word> split_words(std::string_view utf8);

// The words with spaces between them, except between Japanese ones.
[[nodiscard]] std::string join_said(std::span<const Word> words);
// The same with commas where there were pauses.
[[nodiscard]] std::string join_with_pauses(std::span<const Word> words);
// The form in which two phrases are compared.
[[nodiscard]] std::string comparable(std::string_view utf8);
// The parts of such a form: views into it.
[[nodiscard]] std::vector<std::string_view> split_at_spaces(std::string_view text);

}    // namespace ask::simulator
