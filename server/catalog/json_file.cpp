#include <algorithm>
#include <string>
#include <string_view>

#include "catalog/json_place.hpp"
#include "core/text_file.hpp"
#include "model/stored_json.hpp"

namespace ask::catalog {

namespace {

// What some editors and consoles write instead of UTF-8; empty: it may be UTF-8.
std::string_view other_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
    return bytes.find('\0') == bytes.npos ? "" : "UTF-16 or no text at all";
}

// "[json.exception.parse_error.101] parse error at line 3, column 5: syntax error …" → from "line"
// on, in one line.
std::string told_shortly(std::string_view what) {
    const auto place = what.find("line ");
    std::string text(place == what.npos ? what : what.substr(place));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}    // namespace

Result<Json> read_json_file(const std::filesystem::path& file) {
    const Result<std::string> text = read_text_file(file);
    if (!text) return std::unexpected(text.error());
    const std::string_view encoding = other_encoding(*text);
    if (!encoding.empty()) {
        return fail(errors::invalid, file.string() + ": is written in " + std::string(encoding) +
                                         ": save it as UTF-8");
    }
    if (model::is_nested_too_deep(*text)) {
        return fail(errors::invalid, file.string() + ": is nested deeper than 200 levels");
    }
    try {
        return Json::parse(*text, nullptr, true, true);
    } catch (const Json::exception& wrong) {    // the library tells line and column only this way
        return fail(errors::invalid, file.string() + ": " + told_shortly(wrong.what()));
    }
}

}    // namespace ask::catalog
