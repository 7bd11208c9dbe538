#include "simulator/detail/text_difference.hpp"

#include <algorithm>
#include <cstddef>

namespace ask::simulator::detail {

namespace {

constexpr std::size_t shown_before = 30;    // letters
constexpr std::size_t shown_after = 50;
constexpr std::string_view cut = "…";

bool begins_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_letter));
}

// Where both go on differently: the first byte of that letter.
std::size_t parting(std::string_view one, std::string_view other) {
    const auto ends = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    auto at = static_cast<std::size_t>(ends.first - one.begin());
    const auto is_inside = [at = &at](std::string_view text) {
        return *at < text.size() && !begins_letter(text[*at]);
    };
    while (at > 0 && (is_inside(one) || is_inside(other))) --at;
    return at;
}

// So many letters before a byte's place.
std::size_t back(std::string_view text, std::size_t from, std::size_t letters) {
    while (from > 0 && letters > 0) {
        if (begins_letter(text[--from])) --letters;
    }
    return from;
}

std::size_t forth(std::string_view text, std::size_t from, std::size_t letters) {
    for (; from < text.size(); ++from) {
        if (begins_letter(text[from]) && letters-- == 0) break;
    }
    return from;
}

std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

// The text from one place to where it has said enough.
std::string excerpt(std::string_view text, std::size_t from, std::size_t apart) {
    if (text.empty()) return "(nothing)";
    const std::size_t to = forth(text, apart, shown_after);
    std::string shown(from > 0 ? cut : "");
    shown += on_one_line(text.substr(from, to - from));
    if (to < text.size()) shown += cut;
    return shown;
}

}    // namespace

std::string text_difference(std::string_view expected, std::string_view came) {
    const std::size_t apart = parting(expected, came);
    const std::size_t from = back(expected, apart, shown_before);
    const std::size_t column = letters_in(expected.substr(from, apart - from)) + (from > 0 ? 1 : 0);
    constexpr std::string_view margin = "            ";    // as wide as "  expected: "
    return "other words from letter " + std::to_string(letters_in(expected.substr(0, apart)) + 1) +
           " on\n  expected: " + excerpt(expected, from, apart) +
           "\n  came:     " + excerpt(came, from, apart) + "\n" + std::string(margin) +
           std::string(column, ' ') + "^";
}

}    // namespace ask::simulator::detail
