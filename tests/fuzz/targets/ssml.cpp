#include "model/ssml.hpp"

#include <string>

#include "core/utf8.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"

namespace ask::fuzz {

namespace {

bool may_stand_in_xml(const CodePoint& point) {
    const bool is_white = point.value == '\t' || point.value == '\n' || point.value == '\r';
    return point.valid && (point.value >= 0x20 || is_white) && point.value != 0xFFFE &&
           point.value != 0xFFFF;
}

// What is heard of a plain text: its words, as far as XML can hold them, with single spaces.
std::string words_of(std::string_view text) {
    std::string words;
    bool pending = false;
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        const std::string_view character = text.substr(0, point.bytes);
        text.remove_prefix(point.bytes);
        if (!may_stand_in_xml(point)) continue;
        const bool is_white = std::string_view(" \t\r\n").find(character) != std::string::npos;
        if (!is_white && pending && !words.empty()) words += ' ';
        pending = is_white;
        if (!is_white) words += character;
    }
    return words;
}

void check_escaped(std::string_view plain, const std::string& escaped) {
    hold(escaped.find_first_of("<>\"'") == std::string::npos, "escaped text has no markup");
    hold(!first_broken_byte(escaped), "and is UTF-8");
    hold(escaped.size() <= plain.size() * 6, "and is no longer than its entities");
    hold(model::strip_ssml(escaped) == words_of(plain), "and is heard as it was given");
}

}    // namespace

void ssml(std::string_view bytes) {
    check_escaped(bytes, model::escape_ssml(bytes));
    const std::string heard = model::strip_ssml(bytes);
    hold(heard.size() <= bytes.size() + 1, "words are no longer than what they were written in");
    hold(!heard.starts_with(' '), "words begin at once");
    const std::size_t characters = model::count_characters(bytes);
    hold(characters <= bytes.size() && characters >= count_code_points(bytes),
         "characters are at most the bytes and at least the code points");
    hold(!first_broken_byte(printable(bytes)), "what is printed is UTF-8");
}

}    // namespace ask::fuzz
