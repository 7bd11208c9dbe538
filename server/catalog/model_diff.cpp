#include "catalog/model_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace ask::catalog {

namespace {

using Lines = std::vector<std::string_view>;

// Beyond this, all between the first and the last difference is one change.
constexpr std::size_t most_comparisons = 4'000'000;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// One place where the two differ: lines [old_begin, old_end) gave way to [new_begin, new_end).
struct Hunk {
    std::size_t old_begin;
    std::size_t old_end;
    std::size_t new_begin;
    std::size_t new_end;
};

// How many lines the rests from (i, j) on have in common, at most.
class CommonLines {
 public:
    CommonLines(std::span<const std::string_view> before, std::span<const std::string_view> after)
        : width_(after.size() + 1), lengths_((before.size() + 1) * width_) {
        for (std::size_t i = before.size(); i-- > 0;) {
            for (std::size_t j = after.size(); j-- > 0;) {
                lengths_[i * width_ + j] = before[i] == after[j]
                                               ? at(i + 1, j + 1) + 1
                                               : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    [[nodiscard]] std::uint32_t at(std::size_t i, std::size_t j) const {
        return lengths_[i * width_ + j];
    }

 private:
    std::size_t width_;
    std::vector<std::uint32_t> lengths_;
};

std::vector<Hunk> hunks_between(std::span<const std::string_view> before,
                                std::span<const std::string_view> after) {
    if ((before.size() + 1) * (after.size() + 1) > most_comparisons) {
        return {{0, before.size(), 0, after.size()}};
    }
    const CommonLines common(before, after);
    std::vector<Hunk> hunks;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            ++i;
            ++j;
            continue;
        }
        const bool goes_on =
            !hunks.empty() && hunks.back().old_end == i && hunks.back().new_end == j;
        if (!goes_on) hunks.push_back({i, i, j, j});
        const bool takes_out =
            j == after.size() || (i < before.size() && common.at(i + 1, j) >= common.at(i, j + 1));
        takes_out ? ++i : ++j;
        hunks.back().old_end = i;
        hunks.back().new_end = j;
    }
    return hunks;
}

// diff counts lines from 1, and names the line before where there is none.
std::string range(char sign, std::size_t begin, std::size_t end) {
    const std::size_t first = begin == end ? begin : begin + 1;
    return sign + std::to_string(first) + "," + std::to_string(end - begin);
}

void append_lines(std::string& text, char sign, std::span<const std::string_view> lines) {
    for (const std::string_view line : lines) {
        text += sign;
        text += line;
        text += '\n';
    }
}

}    // namespace

std::string line_diff(std::string_view file, std::string_view before, std::string_view after) {
    if (before == after) return {};
    const Lines old_lines = lines_of(before);
    const Lines new_lines = lines_of(after);
    const std::span olds(old_lines);
    const std::span news(new_lines);
    const auto both = std::min(olds.size(), news.size());
    std::size_t head = 0;
    while (head < both && olds[head] == news[head]) ++head;
    std::size_t tail = 0;
    while (tail < both - head && olds[olds.size() - 1 - tail] == news[news.size() - 1 - tail])
        ++tail;
    const std::string name(file);
    std::string text = "--- " + (before.empty() ? "/dev/null" : name) + "\n+++ " + name + "\n";
    for (const Hunk& hunk : hunks_between(olds.subspan(head, olds.size() - head - tail),
                                          news.subspan(head, news.size() - head - tail))) {
        text += "@@ " + range('-', head + hunk.old_begin, head + hunk.old_end) + " " +
                range('+', head + hunk.new_begin, head + hunk.new_end) + " @@\n";
        append_lines(text, '-', olds.subspan(head + hunk.old_begin, hunk.old_end - hunk.old_begin));
        append_lines(text, '+', news.subspan(head + hunk.new_begin, hunk.new_end - hunk.new_begin));
    }
    return text;
}

}    // namespace ask::catalog
