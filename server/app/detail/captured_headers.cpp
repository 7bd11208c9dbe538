#include "app/detail/captured_headers.hpp"

#include <algorithm>
#include <string>

#include "model/json.hpp"

namespace ask::app::detail {

namespace {

constexpr std::string_view white = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// "POST / HTTP/1.1", and what HTTP/2 tools print in its place: ":method: POST".
bool is_request_line(std::string_view line) {
    return line.find(" HTTP/") != std::string_view::npos || line.starts_with(':');
}

bool add_line(http::Headers& headers, std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos) return false;
    const std::string_view name = line.substr(0, colon);
    if (name.find_first_of(white) != std::string_view::npos) return false;
    headers.add(std::string(name), std::string(trimmed(line.substr(colon + 1))));
    return true;
}

Result<http::Headers> parse_lines(std::string_view text) {
    http::Headers headers;
    for (int number = 1; !text.empty(); ++number) {
        const std::string_view line = take_line(text);
        if (trimmed(line).empty()) break;
        if (headers.fields().empty() && is_request_line(line)) continue;
        if (!add_line(headers, line)) {
            return fail(errors::invalid,
                        "line " + std::to_string(number) + ": not of the form \"Name: value\"");
        }
    }
    return headers;
}

bool add_member(http::Headers& headers, const std::string& name, const Json& value) {
    if (value.is_string()) {
        headers.add(name, value.get<std::string>());
        return true;
    }
    if (!value.is_array()) return false;
    return std::ranges::all_of(
        value, [&](const Json& one) { return one.is_string() && add_member(headers, name, one); });
}

Result<http::Headers> parse_object(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return fail(errors::invalid, "not a JSON object");
    http::Headers headers;
    for (const auto& [name, value] : json.items()) {
        if (add_member(headers, name, value)) continue;
        return fail(errors::invalid, "/" + name + ": neither a string nor an array of strings");
    }
    return headers;
}

}    // namespace

Result<http::Headers> parse_captured_headers(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t first = std::min(text.find_first_not_of(white), text.size());
    text.remove_prefix(first);
    return text.starts_with('{') ? parse_object(text) : parse_lines(text);
}

}    // namespace ask::app::detail
