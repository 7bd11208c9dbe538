#include "catalog/detail/text_position.hpp"

#include <algorithm>
#include <iterator>

#include "catalog/detail/json_text.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t longest_step = 4096;

// Every character has one byte that continues none.
std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

TextPosition from(const TextAnchor& anchor, std::string_view text, std::size_t offset) {
    const std::string_view between = text.substr(anchor.offset, offset - anchor.offset);
    return {.line = anchor.at.line, .column = anchor.at.column + characters_in(between)};
}

}    // namespace

std::vector<TextAnchor> anchors_of(std::string_view text) {
    const std::size_t begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    std::vector<TextAnchor> anchors{{.offset = begin, .at = {}}};
    for (std::size_t at = begin; at < text.size(); ++at) {
        const TextAnchor last = anchors.back();
        if (text[at] == '\n')
            anchors.push_back({.offset = at + 1, .at = {.line = last.at.line + 1, .column = 1}});
        else if (at + 1 - last.offset == longest_step)
            anchors.push_back({.offset = at + 1, .at = from(last, text, at + 1)});
    }
    return anchors;
}

TextPosition position_at(std::string_view text, const std::vector<TextAnchor>& anchors,
                         std::size_t offset) {
    const std::size_t wanted =
        std::clamp(offset, anchors.front().offset, std::max(anchors.front().offset, text.size()));
    const auto next = std::ranges::upper_bound(anchors, wanted, {}, &TextAnchor::offset);
    return from(*std::prev(next), text, wanted);
}

TextPosition position_in(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    return position_at(before, anchors_of(before), before.size());
}

}    // namespace ask::catalog::detail
