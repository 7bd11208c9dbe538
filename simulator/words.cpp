#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

constexpr std::string_view curly_apostrophe = "\xE2\x80\x99";

bool is_letter_or_digit(char c) {
    const bool is_other_script = static_cast<unsigned char>(c) >= 0x80;
    return is_other_script || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// À…Þ are encoded as C3 80…C3 9E, their small letters 0x20 further; C3 97 is ×.
bool is_capital_after_c3(unsigned char c) {
    return c >= 0x80 && c <= 0x9E && c != 0x97;
}

std::string straighten_apostrophes(std::string_view utf8) {
    std::string straight;
    while (!utf8.empty()) {
        const bool is_curly = utf8.starts_with(curly_apostrophe);
        straight += is_curly ? '\'' : utf8.front();
        utf8.remove_prefix(is_curly ? curly_apostrophe.size() : 1);
    }
    return straight;
}

void add_character(Word& word, char c) {
    if (c == '\'') {
        if (!word.key.empty()) word.said += c;
        return;
    }
    word.said += c;
    word.key += c;
}

void finish_word(std::vector<Word>& words, Word& word) {
    while (word.said.ends_with('\'')) word.said.pop_back();
    if (!word.key.empty()) words.push_back(word);
    word = {};
}

}    // namespace

std::string lower_case(std::string_view utf8) {
    std::string lower;
    lower.reserve(utf8.size());
    unsigned char before = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_capital =
            (c >= 'A' && c <= 'Z') || (before == 0xC3 && is_capital_after_c3(byte));
        lower += is_capital ? static_cast<char>(byte + 0x20) : c;
        before = byte;
    }
    return lower;
}

std::vector<Word> split_words(std::string_view utf8) {
    std::vector<Word> words;
    Word word;
    for (const char c : straighten_apostrophes(lower_case(utf8))) {
        if (c == '\'' || is_letter_or_digit(c))
            add_character(word, c);
        else
            finish_word(words, word);
    }
    finish_word(words, word);
    return words;
}

std::string join_said(const std::vector<Word>& words) {
    std::string text;
    for (const Word& word : words) {
        if (!text.empty()) text += ' ';
        text += word.said;
    }
    return text;
}

std::string comparable(std::string_view utf8) {
    std::string text;
    for (const Word& word : split_words(utf8)) {
        if (!text.empty()) text += ' ';
        text += word.key;
    }
    return text;
}

}    // namespace ask::simulator
