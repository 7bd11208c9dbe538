#include <algorithm>
#include <string>
#include <string_view>

#include "catalog/detail/json_text.hpp"
#include "catalog/json_place.hpp"
#include "core/text_file.hpp"
#include "model/stored_json.hpp"

namespace ask::catalog {

namespace {

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
    if (const auto fault = detail::encoding_fault(*text)) {
        return fail(errors::invalid, file.string() + ": " + detail::placed_message(*fault));
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
