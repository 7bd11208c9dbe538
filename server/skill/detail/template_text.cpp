#include "skill/detail/template_text.hpp"

#include <algorithm>

namespace ask::skill::detail {

namespace {

constexpr std::string_view name_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

// The length of "{name}" at the beginning of `text`, 0 for anything else.
std::size_t placeholder_length(std::string_view text) {
    if (!text.starts_with('{')) return 0;
    const std::size_t end = text.find_first_not_of(name_characters, 1);
    const bool is_closed = end != std::string_view::npos && end > 1 && text[end] == '}';
    return is_closed ? end + 1 : 0;
}

}    // namespace

Template split_template(std::string_view text) {
    Template split;
    while (!text.empty()) {
        const std::size_t length = placeholder_length(text);
        if (length > 0) {
            split.parts.push_back({.text = text.substr(1, length - 2), .is_placeholder = true});
            text.remove_prefix(length);
            continue;
        }
        // A brace that begins no placeholder is text itself; the next one ends the text.
        const bool is_stray = text.front() == '{' || text.front() == '}';
        split.is_whole = split.is_whole && !is_stray;
        const std::size_t end = std::min(text.find_first_of("{}", 1), text.size());
        split.parts.push_back({.text = text.substr(0, end), .is_placeholder = false});
        text.remove_prefix(end);
    }
    return split;
}

}    // namespace ask::skill::detail
