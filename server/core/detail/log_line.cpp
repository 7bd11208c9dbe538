#include "core/detail/log_line.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdio>

#include "core/clock.hpp"
#include "core/match.hpp"
#include "core/timestamp.hpp"
#include "core/utf8.hpp"

namespace ask::detail {

namespace {

// A whole line of faults goes into one field at times, and what peers send goes into some.
constexpr std::size_t longest_text = 1'024;

// A line stays one line and valid JSON, whatever a value holds.
void append_quoted(std::string& out, std::string_view whole) {
    std::string_view text = beginning_of(whole, longest_text);
    out += '"';
    while (!text.empty()) {
        const CodePoint next = first_code_point(text);
        const auto byte = static_cast<unsigned char>(text.front());
        if (!next.valid) {
            append_utf8(out, next.value);
        } else if (byte == '"' || byte == '\\') {
            out.append("\\").append(text.substr(0, 1));
        } else if (byte < 0x20 || byte == 0x7f) {
            std::array<char, 8> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", byte);
            out += escaped.data();
        } else {
            out.append(text.substr(0, next.bytes));
        }
        text.remove_prefix(next.bytes);
    }
    out += '"';
}

void append_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    std::array<char, 320> text{};    // the greatest has 309 digits before the point
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, 3);
    out.append(text.data(), end.ptr);
}

void append_value(std::string& out, const LogField& field) {
    std::visit(Match{
                   [&](std::string_view text) { append_quoted(out, text); },
                   [&](std::int64_t number) { out += std::to_string(number); },
                   [&](double number) { append_number(out, number); },
                   [&](bool flag) { out += flag ? "true" : "false"; },
               },
               field.value);
}

std::string as_json(const LogLine& line) {
    std::string out = R"({"at":")" + format_timestamp_ms(SystemClock{}.now()) + R"(","level":")";
    out.append(to_text(line.level)).append(R"(","room":")").append(line.room);
    out.append(R"(","event":")").append(line.event).append("\"");
    for (const LogField& field : line.fields) {
        out.append(",\"").append(field.name).append("\":");
        append_value(out, field);
    }
    return out + "}\n";
}

std::string as_words(const LogLine& line) {
    std::string out = format_timestamp_ms(SystemClock{}.now()) + ' ';
    out.append(to_text(line.level)).append(" ").append(line.room).append(": ").append(line.event);
    for (const LogField& field : line.fields) {
        out.append(" ").append(field.name).append("=");
        append_value(out, field);
    }
    return out + '\n';
}

}    // namespace

std::string text_of(const LogLine& line, LogFormat format) {
    return format == LogFormat::json ? as_json(line) : as_words(line);
}

}    // namespace ask::detail
