#include "catalog/detail/letters.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

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

std::string in_small_letters(std::string_view text) {
    std::u32string letters = code_points_of(text);
    std::transform(letters.begin(), letters.end(), letters.begin(), small_letter);
    return to_utf8(letters);
}

std::string as_heard(std::string_view text) {
    std::u32string heard;
    for (char32_t letter : code_points_of(text)) {
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
