#include "core/utf8.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace ask;

namespace {

// Lone continuation, overlong, surrogate, above U+10FFFF, cut short.
const std::vector<std::string> broken = {"\x80",         "\xC0\xAF",         "\xE0\x80\x80",
                                         "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"};

}    // namespace

TEST_CASE("a text that is read and written again is the same") {
    for (const std::string text : {"", "a", "aä日😀", "\u07FF\u0800\uFFFF"}) {
        CHECK(to_utf8(code_points_of(text)) == text);
        CHECK_FALSE(first_broken_byte(text));
    }
    CHECK(count_code_points("aä日😀") == 4);
}

TEST_CASE("bytes that are no character are told, and stand for one each") {
    for (const std::string& bytes : broken) {
        CAPTURE(bytes.size());
        CHECK(first_broken_byte("ü" + bytes) == 2);
        CHECK(first_code_point(bytes).bytes == 1);
        CHECK(count_code_points(bytes) == bytes.size());
        CHECK(code_points_of(bytes) == std::u32string(bytes.size(), U'\uFFFD'));
    }
}

TEST_CASE("small letters are found for the letters of Europe's languages, and for no others") {
    const std::u32string capitals = U"AZÀÞĀŁŹŸ";
    const std::u32string small = U"azàþāłźÿ";
    for (std::size_t at = 0; at < capitals.size(); ++at) {
        CHECK(small_letter(capitals[at]) == small[at]);
        CHECK(small_letter(small[at]) == small[at]);
    }
    for (const char32_t letter : U"×ßĸ日9") CHECK(small_letter(letter) == letter);
}

TEST_CASE("a text that is cut off ends with a whole character") {
    CHECK(beginning_of("aä日", 6) == "aä日");
    CHECK(beginning_of("aä日", 5) == "aä");
    CHECK(beginning_of("aä日", 2) == "a");
    CHECK(beginning_of("日", 2).empty());
}

TEST_CASE("what is printed cannot drive a terminal or turn the direction of writing") {
    CHECK(printable("a\x1b[2J\x7f\u009B\u202E\u2066 b\xE2\x80 ü") == "a?[2J???? b?? ü");
    CHECK(printable("one\ttwo\r\nthree") == "one two  three");
}
