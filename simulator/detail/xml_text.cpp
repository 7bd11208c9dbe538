#include "simulator/detail/xml_text.hpp"

#include "core/utf8.hpp"

namespace ask::simulator::detail {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";    // U+FFFD

// XML 1.0, production Char.
bool is_allowed(const CodePoint& point) {
    if (!point.valid) return false;
    if (point.value == '\t' || point.value == '\n' || point.value == '\r') return true;
    return point.value >= 0x20 && point.value != 0xFFFE && point.value != 0xFFFF;
}

std::string_view escaped(std::string_view letter) {
    switch (letter.front()) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\n':
            return "&#10;";
        case '\r':
            return "&#13;";
        case '\t':
            return "&#9;";
        default:
            return letter;
    }
}

}    // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        out += is_allowed(point) ? escaped(text.substr(0, point.bytes)) : replacement;
        text.remove_prefix(is_allowed(point) ? point.bytes : 1);
    }
    return out;
}

}    // namespace ask::simulator::detail
