#include "simulator/detail/characters.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/utf8.hpp"

namespace ask::simulator::detail {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// In the order of their code points.
constexpr std::array gaps{
    Range{0x00A0, 0x00A9},    // ¡ « and their like
    Range{0x00AB, 0x00B4}, Range{0x00B6, 0x00B9}, Range{0x00BB, 0x00BF},
    Range{0x0964, 0x0965},    // the Hindi full stop
    Range{0x2000, 0x206F},    // dashes, quotation marks, …
    Range{0x20A0, 0x20CF},    // currencies
    Range{0x3000, 0x3004},    // Japanese punctuation
    Range{0x3008, 0x303F}, Range{0xFF01, 0xFF0F}, Range{0xFF1A, 0xFF20},
    Range{0xFF3B, 0xFF40}, Range{0xFF5B, 0xFF65},
};
constexpr std::array ideographs{
    Range{0x3005, 0x3007}, Range{0x3041, 0x30FF}, Range{0x31F0, 0x31FF}, Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF}, Range{0xF900, 0xFAFF}, Range{0xFF66, 0xFF9F},
};

bool is_in(std::span<const Range> ranges, char32_t code) {
    return std::any_of(ranges.begin(), ranges.end(), [code](const Range& range) {
        return code >= range.first && code <= range.last;
    });
}

Sound sound_of_ascii(char32_t code) {
    if (code == U'\'') return Sound::apostrophe;
    if (code == U',' || code == U';') return Sound::pause;
    const bool is_word = (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z') ||
                         (code >= U'0' && code <= U'9');
    return is_word ? Sound::letter : Sound::gap;
}

}    // namespace

Character first_character(std::string_view utf8) {
    const CodePoint point = first_code_point(utf8);
    return {point.value, utf8.substr(0, point.bytes)};
}

Sound sound_of(char32_t code) {
    if (code < 0x80) return sound_of_ascii(code);
    if (code == 0x2018 || code == 0x2019 || code == 0x02BC) return Sound::apostrophe;
    if (code == 0x200C || code == 0x200D || code == 0xFEFF) return Sound::silent;
    if (code == 0x3001 || code == 0xFF0C) return Sound::pause;
    if (is_in(gaps, code)) return Sound::gap;
    return is_in(ideographs, code) ? Sound::ideograph : Sound::letter;
}

char32_t heard_letter(char32_t code) {
    if (code >= 0xFF10 && code <= 0xFF5A) code -= 0xFEE0;    // full width
    return small_letter(code);
}

}    // namespace ask::simulator::detail
