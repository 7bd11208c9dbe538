#include "catalog/detail/text_position.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ask::catalog;
using namespace ask::catalog::detail;

TEST_CASE("a place of a text has its line and, in characters, its column") {
    const std::string text = "aä\n\n𝄞b";
    struct Row {
        std::size_t offset;
        TextPosition at;
    };
    const Row rows[] = {{0, {1, 1}}, {1, {1, 2}}, {3, {1, 3}},  {4, {2, 1}},
                        {5, {3, 1}}, {9, {3, 2}}, {10, {3, 3}}, {99, {3, 3}}};
    const auto anchors = anchors_of(text);
    for (const auto& [offset, at] : rows) {
        CAPTURE(offset);
        CHECK(position_in(text, offset) == at);
        CHECK(position_at(text, anchors, offset) == at);
        const std::string marked = "\xEF\xBB\xBF" + text;
        CHECK(position_in(marked, offset + 3) == at);
    }
    CHECK(position_in("", 0) == TextPosition{1, 1});
}

TEST_CASE("columns of a line that is longer than the index steps are counted through") {
    std::string text = "\n";
    for (int i = 0; i < 20'000; ++i) text += "ä";
    const auto anchors = anchors_of(text);
    for (const std::size_t character : {0U, 1U, 2047U, 2048U, 2049U, 4096U, 19'999U}) {
        CAPTURE(character);
        CHECK(position_at(text, anchors, 1 + 2 * character) == TextPosition{2, character + 1});
    }
}
