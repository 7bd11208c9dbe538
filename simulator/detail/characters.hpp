#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::detail {

// A character and the bytes it is written with; a byte that is no UTF-8 is a letter of its own.
struct Character {
    char32_t code = 0;
    std::string_view bytes;
};

// The first character of a text that is not empty.
[[nodiscard]] Character first_character(std::string_view utf8);

// What a character is to somebody who listens for words.
enum class Sound {
    letter,        // or digit: part of a word
    ideograph,     // a word by itself: Japanese does not part words by spaces
    apostrophe,    // inside a word
    pause,         // between words, and heard: a comma
    gap,           // between words
    silent,        // neither: joiners that only shape letters
};

[[nodiscard]] Sound sound_of(char32_t code);

// A letter's small form, in its usual width.
[[nodiscard]] char32_t heard_letter(char32_t code);

}    // namespace ask::simulator::detail
