#include "catalog/detail/characters.hpp"

#include <algorithm>
#include <array>

namespace ask::catalog::detail {

namespace {

constexpr std::size_t most_shown = 60;

struct Sequence {
    char32_t value = 0;
    std::size_t bytes = 0;    // 0: not well-formed
};

std::size_t bytes_announced(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

// Overlong, a surrogate, or beyond Unicode.
bool is_forbidden(char32_t value, std::size_t bytes) {
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    return value < least.at(bytes) || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
}

Sequence first_of(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = bytes_announced(lead);
    if (bytes == 1) return {lead, 1};
    if (bytes == 0 || text.size() < bytes) return {};
    char32_t value = lead & (0xFFU >> (bytes + 1));
    for (const char c : text.substr(1, bytes - 1)) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) return {};
        value = (value << 6U) | (byte & 0x3FU);
    }
    return is_forbidden(value, bytes) ? Sequence{} : Sequence{value, bytes};
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}    // namespace

std::optional<std::size_t> first_broken_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t bytes = first_of(text.substr(at)).bytes;
        if (bytes == 0) return at;
        at += bytes;
    }
    return std::nullopt;
}

std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    characters.reserve(text.size());
    while (!text.empty()) {
        const Sequence next = first_of(text);
        characters += next.bytes == 0 ? U'\uFFFD' : next.value;
        text.remove_prefix(std::max<std::size_t>(next.bytes, 1));
    }
    return characters;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const Sequence next = first_of(text);
        const std::size_t bytes = std::max<std::size_t>(next.bytes, 1);
        const bool is_shown = next.bytes > 0 && !is_control(next.value);
        shown += is_shown ? text.substr(0, bytes) : "?";
        text.remove_prefix(bytes);
    }
    return shown;
}

std::string in_quotes(std::string_view text) {
    std::size_t bytes = 0;
    std::size_t characters = 0;
    while (bytes < text.size() && characters < most_shown) {
        bytes += std::max<std::size_t>(first_of(text.substr(bytes)).bytes, 1);
        ++characters;
    }
    const bool is_cut = bytes < text.size();
    return "\"" + printable(text.substr(0, bytes)) + (is_cut ? "…\"" : "\"");
}

}    // namespace ask::catalog::detail
