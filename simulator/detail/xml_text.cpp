#include "simulator/detail/xml_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace ask::simulator::detail {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";    // U+FFFD

std::uint8_t byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0;
}

// How many bytes a letter has that begins so; 0: none begins so.
std::size_t length_by(std::uint8_t first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

std::uint32_t decoded(std::string_view letter) {
    constexpr std::array<std::uint8_t, 5> masks{0, 0x7F, 0x1F, 0x0F, 0x07};
    std::uint32_t value = byte_at(letter, 0) & masks[letter.size()];
    for (std::size_t i = 1; i < letter.size(); ++i) {
        if ((byte_at(letter, i) & 0xC0U) != 0x80U) return 0;
        value = (value << 6U) | (byte_at(letter, i) & 0x3FU);
    }
    return value;
}

// XML 1.0, production Char; and no longer form of a letter than it needs.
bool is_allowed(std::uint32_t value, std::size_t length) {
    if (length == 3 && value < 0x800) return false;
    if (length == 4 && value < 0x10000) return false;
    if (value == '\t' || value == '\n' || value == '\r') return true;
    if (value < 0x20 || value > 0x10FFFF) return false;
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    return !is_surrogate && value != 0xFFFE && value != 0xFFFF;
}

std::string_view escaped(std::string_view letter) {
    switch (letter.front()) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\n':
            return "&#10;";
        case '\r':
            return "&#13;";
        case '\t':
            return "&#9;";
        default:
            return letter;
    }
}

}    // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = length_by(byte_at(text, at));
        const std::string_view letter = text.substr(at, length);
        const bool is_whole = length > 0 && letter.size() == length;
        const bool is_good = is_whole && is_allowed(decoded(letter), length);
        out += is_good ? escaped(letter) : replacement;
        at += is_good ? length : 1;
    }
    return out;
}

}    // namespace ask::simulator::detail
