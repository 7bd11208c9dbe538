#include "catalog/detail/text_signs.hpp"

#include <algorithm>
#include <array>

#include "catalog/detail/characters.hpp"
#include "catalog/money_words.hpp"
#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

constexpr auto faces = std::to_array<std::string_view>(
    {":-)", ":)", ";-)", ";)", ":-(", ":(", ":-d", ":d", ":p", ":-p", "<3", "xd", "^^", ":o)"});

struct Range {
    char32_t first;
    char32_t last;
};

// Emoji and what is drawn as such: symbols, dingbats, arrows, keycaps, flags.
constexpr std::array emoji{Range{0x1F000, 0x1FAFF}, Range{0x2600, 0x27BF}, Range{0x2B00, 0x2BFF},
                           Range{0x20E3, 0x20E3},   Range{0xFE0F, 0xFE0F}, Range{0x231A, 0x23FF}};

// Line ends are fine; joiners are letters' business in some scripts.
constexpr std::array special{
    Range{0x00, 0x09},     Range{0x0B, 0x0C},     Range{0x0E, 0x1F},       Range{0x7F, 0x9F},
    Range{0xA9, 0xA9},     Range{0xAE, 0xAE},     Range{0x200B, 0x200B},   Range{0x200E, 0x200F},
    Range{0x2028, 0x202E}, Range{0x2060, 0x206F}, Range{0x2122, 0x2122},   Range{0xE000, 0xF8FF},
    Range{0xFEFF, 0xFEFF}, Range{0xFFFD, 0xFFFD}, Range{0xE0000, 0x10FFFF}};

template <class Ranges>
bool is_in(const Ranges& ranges, char32_t c) {
    return std::ranges::any_of(
        ranges, [c](const Range& range) { return c >= range.first && c <= range.last; });
}

template <class Ranges>
std::optional<std::string> find_in(const Ranges& ranges, std::string_view text) {
    const auto is_plain = [](char c) { return c >= ' ' && c < 0x7F; };
    if (std::ranges::all_of(text, is_plain)) return std::nullopt;
    for (const char32_t c : code_points_of(text)) {
        if (is_in(ranges, c)) return code_point_name(c);
    }
    return std::nullopt;
}

bool is_space_or_stop(char c) {
    return std::string_view(" \n.,!?").contains(c);
}

// A face stands alone: not the end of "(see also:)".
bool is_face_at(std::string_view text, std::size_t at, std::size_t size) {
    const bool begins = at == 0 || is_space_or_stop(text[at - 1]);
    return begins && (at + size == text.size() || is_space_or_stop(text[at + size]));
}

bool has_face(std::string_view text, std::string_view face) {
    for (auto at = text.find(face); at != text.npos; at = text.find(face, at + 1)) {
        if (is_face_at(text, at, face.size())) return true;
    }
    return false;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}    // namespace

std::optional<std::string> find_trial(std::string_view text) {
    const std::string lower = lower_ascii(text);
    for (const std::string_view word : trial_words()) {
        if (lower.contains(word)) return in_quotes(word);
    }
    return std::nullopt;
}

std::optional<std::string> find_tag(std::string_view text) {
    for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
        const bool is_closing = text.substr(at + 1).starts_with('/');
        const std::string_view name = text.substr(at + (is_closing ? 2 : 1));
        if (!name.empty() && is_letter(name.front())) return in_quotes(text.substr(at, 12));
    }
    return std::nullopt;
}

std::optional<std::string> find_emoticon(std::string_view text) {
    if (auto symbol = find_in(emoji, text)) return symbol;
    const std::string lower = lower_ascii(text);
    for (const std::string_view face : faces) {
        if (has_face(lower, face)) return in_quotes(face);
    }
    return std::nullopt;
}

std::optional<std::string> find_special_character(std::string_view text) {
    return find_in(special, text);
}

bool has_brace_beside(std::string_view text, std::string_view allowed) {
    while (!text.empty()) {
        const bool is_allowed = !allowed.empty() && text.starts_with(allowed);
        if (!is_allowed && (text.front() == '{' || text.front() == '}')) return true;
        text.remove_prefix(is_allowed ? allowed.size() : 1);
    }
    return false;
}

bool has_outer_spaces(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    return !text.empty() && (spaces.contains(text.front()) || spaces.contains(text.back()));
}

}    // namespace ask::catalog::detail
