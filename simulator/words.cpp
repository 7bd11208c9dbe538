#include "simulator/words.hpp"

#include <algorithm>
#include <utility>

#include "core/utf8.hpp"
#include "simulator/detail/characters.hpp"

namespace ask::simulator {

namespace {

using detail::Character;
using detail::Sound;

// Gathers words from characters in lower case.
class Splitter {
 public:
    void take(const Character& character) {
        const Sound sound = detail::sound_of(character.code);
        if (sound == Sound::silent) return;
        if (sound == Sound::apostrophe) return take_apostrophe();
        if (sound == Sound::letter) return add(character);
        finish();
        if (sound == Sound::pause) is_after_pause_ = true;
        if (sound != Sound::ideograph) return;
        add(character);
        finish();
    }

    std::vector<Word> words() {
        finish();
        return std::move(words_);
    }

 private:
    void take_apostrophe() {
        if (!word_.key.empty()) word_.said += '\'';
    }

    void add(const Character& character) {
        word_.said += character.bytes;
        word_.key += character.bytes;
    }

    void finish() {
        if (word_.key.empty()) return;
        while (word_.said.ends_with('\'')) word_.said.pop_back();
        word_.is_after_pause = std::exchange(is_after_pause_, false) && !words_.empty();
        words_.push_back(std::exchange(word_, {}));
    }

    std::vector<Word> words_;
    Word word_;
    bool is_after_pause_ = false;
};

bool is_ideograph(const Word& word) {
    return detail::sound_of(detail::first_character(word.key).code) == Sound::ideograph;
}

std::string join(std::span<const Word> words, std::string_view at_pauses) {
    std::string text;
    const Word* before = nullptr;
    for (const Word& word : words) {
        const bool is_apart = before && !(is_ideograph(*before) && is_ideograph(word));
        if (before && word.is_after_pause)
            text += at_pauses;
        else if (is_apart)
            text += ' ';
        text += word.said;
        before = &word;
    }
    return text;
}

}    // namespace

std::string lower_case(std::string_view utf8) {
    std::string lower;
    lower.reserve(utf8.size());
    while (!utf8.empty()) {
        const Character character = detail::first_character(utf8);
        const char32_t small = detail::heard_letter(character.code);
        if (small == character.code)
            lower += character.bytes;
        else
            append_utf8(lower, small);
        utf8.remove_prefix(character.bytes.size());
    }
    return lower;
}

std::vector<Word> split_words(std::string_view utf8) {
    const std::string lower = lower_case(utf8);
    Splitter splitter;
    std::string_view rest = lower;
    while (!rest.empty()) {
        const Character character = detail::first_character(rest);
        splitter.take(character);
        rest.remove_prefix(character.bytes.size());
    }
    return splitter.words();
}

std::string join_said(std::span<const Word> words) {
    return join(words, " ");
}

std::string join_with_pauses(std::span<const Word> words) {
    return join(words, ", ");
}

std::string comparable(std::string_view utf8) {
    std::string text;
    for (const Word& word : split_words(utf8)) {
        if (!text.empty()) text += ' ';
        text += word.key;
    }
    return text;
}

std::vector<std::string_view> split_at_spaces(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(' '));
        if (!part.empty()) parts.push_back(part);
        text.remove_prefix(std::min(part.size() + 1, text.size()));
    }
    return parts;
}

}    // namespace ask::simulator
