#include "catalog/detail/letters.hpp"

#include <algorithm>
#include <array>

#include "catalog/detail/characters.hpp"

namespace ask::catalog::detail {

namespace {

void append(std::string& text, char32_t letter) {
    const auto byte = [&text](char32_t value) { text += static_cast<char>(value); };
    if (letter < 0x80) return byte(letter);
    if (letter < 0x800) {
        byte(0xC0U | (letter >> 6U));
    } else {
        if (letter < 0x10000) {
            byte(0xE0U | (letter >> 12U));
        } else {
            byte(0xF0U | (letter >> 18U));
            byte(0x80U | ((letter >> 12U) & 0x3FU));
        }
        byte(0x80U | ((letter >> 6U) & 0x3FU));
    }
    byte(0x80U | (letter & 0x3FU));
}

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t size>
bool is_in(const std::array<Range, size>& ranges, char32_t letter) {
    return std::any_of(ranges.begin(), ranges.end(), [letter](Range range) {
        return letter >= range.first && letter <= range.last;
    });
}

// A to Z, and Latin-1 and Latin Extended-A without × and ÷.
constexpr std::array latin{Range{'A', 'Z'}, Range{'a', 'z'}, Range{0xC0, 0xD6}, Range{0xD8, 0xF6},
                           Range{0xF8, 0x17F}};
// Kana with the long-vowel mark, the ideographic repeat mark, ideographs, full-width letters and
// digits, half-width kana.
constexpr std::array japanese{Range{0x3041, 0x3096}, Range{0x30A1, 0x30FF}, Range{0x3005, 0x3007},
                              Range{0x3400, 0x4DBF}, Range{0x4E00, 0x9FFF}, Range{0xFF10, 0xFF19},
                              Range{0xFF21, 0xFF3A}, Range{0xFF41, 0xFF5A}, Range{0xFF66, 0xFF9F}};
// Devanagari, with its signs and the joiners that shape it, without its full stops.
constexpr std::array hindi{Range{0x0900, 0x0963}, Range{0x0966, 0x097F}, Range{0x200C, 0x200D}};
constexpr std::array arabic{Range{0x0620, 0x0669}, Range{0x066E, 0x06D3}, Range{0x06EE, 0x06FF}};

}    // namespace

std::string to_utf8(std::u32string_view letters) {
    std::string text;
    for (const char32_t letter : letters) append(text, letter);
    return text;
}

char32_t small_letter(char32_t letter) {
    if (letter >= 'A' && letter <= 'Z') return letter + 0x20;
    if (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7) return letter + 0x20;
    if (letter == 0x178) return 0xFF;
    // Latin Extended-A holds pairs; where the capital is the odd one, from Ĺ to Ň and from Ź on.
    const bool odd_pairs =
        (letter >= 0x139 && letter <= 0x148) || (letter >= 0x179 && letter <= 0x17E);
    const bool even_pairs = letter >= 0x100 && letter <= 0x177 && !odd_pairs && letter != 0x138;
    if (odd_pairs && letter % 2 == 1) return letter + 1;
    return even_pairs && letter % 2 == 0 ? letter + 1 : letter;
}

std::string in_small_letters(std::string_view text) {
    std::u32string letters = characters_of(text);
    std::transform(letters.begin(), letters.end(), letters.begin(), small_letter);
    return to_utf8(letters);
}

std::string as_heard(std::string_view text) {
    std::u32string heard;
    for (char32_t letter : characters_of(text)) {
        if (letter == 0x2019) letter = '\'';
        if (letter == 0xA0 || letter == 0x3000 || letter == '\t') letter = ' ';
        if (letter == ' ' && (heard.empty() || heard.back() == ' ')) continue;
        heard += small_letter(letter);
    }
    if (!heard.empty() && heard.back() == ' ') heard.pop_back();
    return to_utf8(heard);
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, std::string_view with) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += with;
        text += word;
    }
    return text;
}

std::string_view language_of(std::string_view locale) {
    return locale.substr(0, locale.find('-'));
}

bool is_letter_of(std::string_view language, char32_t letter) {
    if (is_in(latin, letter)) return true;
    if (language == "ja") return is_in(japanese, letter);
    if (language == "hi") return is_in(hindi, letter);
    return language == "ar" && is_in(arabic, letter);
}

}    // namespace ask::catalog::detail
