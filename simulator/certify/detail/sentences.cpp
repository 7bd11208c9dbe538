#include "simulator/certify/detail/sentences.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ask::simulator::certify::detail {

namespace {

constexpr std::array<std::string_view, 3> wide_marks{"。", "！", "？"};

// One behind the mark that a sentence ends with here; 0: none ends here.
std::size_t end_at(std::string_view text, std::size_t at) {
    if (text[at] == '\n') return at + 1;
    const bool is_mark = std::string_view(".!?").contains(text[at]);
    const bool is_last = at + 1 == text.size() || std::string_view(" \n\"").contains(text[at + 1]);
    if (is_mark && is_last) return at + 1;
    const auto wide = std::ranges::find_if(
        wide_marks, [&](std::string_view mark) { return text.substr(at).starts_with(mark); });
    return wide == wide_marks.end() ? 0 : at + wide->size();
}

}    // namespace

std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t end = end_at(text, at);
        if (end == 0) continue;
        sentences.push_back(text.substr(start, end - start));
        start = end;
        at = end - 1;
    }
    if (start < text.size()) sentences.push_back(text.substr(start));
    return sentences;
}

}    // namespace ask::simulator::certify::detail
