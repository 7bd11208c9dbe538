#include "catalog/located_json.hpp"

#include <string>
#include <utility>

#include "catalog/detail/written_json.hpp"
#include "core/utf8.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"

namespace ask::fuzz {

namespace {

using catalog::LocatedJson;
using catalog::TextPosition;
using catalog::detail::WrittenKind;
using catalog::detail::WrittenNode;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Back from line and column to the text that stands there.
std::string_view text_at(std::string_view text, TextPosition at) {
    for (std::size_t line = 1; line < at.line; ++line) {
        const auto end = text.find('\n');
        hold(end != text.npos, "a line is one of the text's");
        text.remove_prefix(end + 1);
    }
    for (std::size_t column = 1; column < at.column; ++column) {
        hold(!text.empty() && text.front() != '\n', "a column is one of the line's");
        text.remove_prefix(first_code_point(text).bytes);
    }
    return text;
}

bool begins(std::string_view text, const Json& value) {
    const char c = text.empty() ? ' ' : text.front();
    if (value.is_object()) return c == '{';
    if (value.is_array()) return c == '[';
    if (value.is_string()) return c == '"';
    if (value.is_boolean()) return c == 't' || c == 'f';
    return value.is_null() ? c == 'n' : c == '-' || (c >= '0' && c <= '9');
}

void check_places(const LocatedJson& document, std::string_view text) {
    std::size_t left = 100;
    const Json flat = document.root().flatten();    // named: items() only refers to it
    for (const auto& [pointer, value] : flat.items()) {
        if (left-- == 0) return;
        const bool is_empty = value.is_null();    // flatten shows empty containers so
        const std::string_view there = text_at(text, document.value_at(pointer));
        hold(is_empty || begins(there, value), "a value is where it is said to be");
        const auto tokens = catalog::split_pointer(pointer);
        std::string joined;
        for (const std::string& token : tokens) joined = catalog::join_pointer(joined, token);
        hold(joined == pointer, "a pointer's tokens make the pointer");
        text_at(text, document.key_at(pointer));
    }
}

void check_written(std::string_view bytes, const WrittenNode& node) {
    hold(node.begin < node.end && node.end <= bytes.size(), "a value has its bytes");
    if (node.is(WrittenKind::number) || node.is(WrittenKind::boolean)) {
        hold(bytes.substr(node.begin, node.end - node.begin) == node.text, "as written");
    }
    std::size_t at = node.begin;
    for (const WrittenNode& child : node.in) {
        hold(at < child.begin && child.end < node.end, "one behind the other, within it");
        at = child.end;
        check_written(bytes, child);
    }
}

bool is_about_size(const catalog::JsonFault& fault) {
    return fault.rule == catalog::json_rules::too_large || fault.rule == catalog::json_rules::depth;
}

}    // namespace

// Two readers of the same format, and the library's own: what one takes for JSON the others do.
void located_json(std::string_view bytes) {
    const auto located = LocatedJson::parse(std::string(bytes));
    const auto written = catalog::detail::parse_written_json(bytes);
    std::string_view text = bytes;
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    // The library passes over a mark of its own, so that one reader takes two of them.
    if (text.starts_with(byte_order_mark)) return;
    if (located) {
        hold(Json::accept(text) && located->root() == Json::parse(text), "it is this JSON");
        hold(written || !located->duplicate_keys().empty(), "the other reader takes it too");
        check_places(*located, text);
    } else {
        hold(!located.error().message.empty(), "a fault says what it is");
        text_at(text, located.error().at);
    }
    if (!written) return hold(!written.error().message.empty(), "a fault says what it is");
    check_written(bytes, written->root);
    hold(written->comment_at || located || is_about_size(located.error()),
         "only comments make a difference");
}

}    // namespace ask::fuzz
