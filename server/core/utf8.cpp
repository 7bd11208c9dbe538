#include "core/utf8.hpp"

#include <algorithm>
#include <array>

namespace ask {

namespace {

// How a sequence of each length starts, and the smallest code point that may be written so.
struct Form {
    unsigned char mask;
    unsigned char lead;
    std::size_t bytes;
    char32_t least;
};

constexpr std::array forms{
    Form{0x80, 0x00, 1, 0},
    Form{0xE0, 0xC0, 2, 0x80},
    Form{0xF0, 0xE0, 3, 0x800},
    Form{0xF8, 0xF0, 4, 0x10000},
};

constexpr CodePoint invalid_byte{};

bool is_scalar(char32_t value) {
    return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

// Of a sequence, but not its first byte.
bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

CodePoint decode(std::string_view text, const Form& form) {
    if (text.size() < form.bytes) return invalid_byte;
    char32_t value =
        static_cast<unsigned char>(text.front()) & static_cast<unsigned char>(~form.mask);
    for (const char c : text.substr(1, form.bytes - 1)) {
        if (!continues(c)) return invalid_byte;
        value = (value << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    }
    if (value < form.least || !is_scalar(value)) return invalid_byte;
    return CodePoint{value, form.bytes, true};
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}    // namespace

CodePoint first_code_point(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const auto form = std::ranges::find_if(
        forms, [lead](const Form& known) { return (lead & known.mask) == known.lead; });
    return form == forms.end() ? invalid_byte : decode(text, *form);
}

std::optional<std::size_t> first_broken_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = first_code_point(text.substr(at));
        if (!point.valid) return at;
        at += point.bytes;
    }
    return std::nullopt;
}

std::u32string code_points_of(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        points += point.value;
        text.remove_prefix(point.bytes);
    }
    return points;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        text.remove_prefix(first_code_point(text).bytes);
        ++count;
    }
    return count;
}

void append_utf8(std::string& text, char32_t value) {
    const auto byte = [&text](char32_t bits) { text += static_cast<char>(bits); };
    if (value < 0x80) return byte(value);
    if (value < 0x800) {
        byte(0xC0U | (value >> 6U));
    } else if (value < 0x10000) {
        byte(0xE0U | (value >> 12U));
        byte(0x80U | ((value >> 6U) & 0x3FU));
    } else {
        byte(0xF0U | (value >> 18U));
        byte(0x80U | ((value >> 12U) & 0x3FU));
        byte(0x80U | ((value >> 6U) & 0x3FU));
    }
    byte(0x80U | (value & 0x3FU));
}

std::string to_utf8(std::u32string_view code_points) {
    std::string text;
    for (const char32_t point : code_points) append_utf8(text, point);
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

std::string_view beginning_of(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) return text;
    std::size_t end = most_bytes;
    while (end > 0 && continues(text[end])) --end;
    return text.substr(0, end);
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        const bool is_shown = point.valid && !is_control(point.value);
        const bool parts = point.value == 0x09 || point.value == 0x0A || point.value == 0x0D;
        shown += is_shown ? text.substr(0, point.bytes) : (parts ? " " : "?");
        text.remove_prefix(point.bytes);
    }
    return shown;
}

}    // namespace ask
