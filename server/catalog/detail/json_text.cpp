#include "catalog/detail/json_text.hpp"

#include <algorithm>
#include <utility>

#include "catalog/detail/text_position.hpp"
#include "core/text_file.hpp"
#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

// JSON begins with two ASCII characters, so that the NULs of the first four bytes tell.
bool is_utf32(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return true;
    const std::string_view first = bytes.substr(0, 4);
    return first.size() == 4 && std::ranges::count(first, '\0') == 3 &&
           (first.front() != '\0' || first.back() != '\0');
}

// What some editors and consoles write instead of UTF-8.
bool is_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    return bytes.size() > 1 && (bytes[0] == '\0') != (bytes[1] == '\0');
}

std::string hexadecimal(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'0', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
}

JsonFault no_utf8(TextPosition at, std::string message) {
    return {.rule = json_rules::encoding, .at = at, .message = std::move(message)};
}

// "file: is a folder: name a file" → without the file, which a report names itself.
std::string without_file(std::string context, const std::string& file) {
    if (context.starts_with(file + ": ")) context.erase(0, file.size() + 2);
    return context;
}

}    // namespace

std::expected<std::string, JsonFault> read_json_text(const std::filesystem::path& file,
                                                     std::size_t most_bytes) {
    Result<std::string> text = read_text_file(file, most_bytes);
    if (text) return std::move(*text);
    const bool is_large = text.error().code == errors::too_large;
    return std::unexpected(
        JsonFault{.rule = is_large ? json_rules::too_large : json_rules::unreadable,
                  .at = {},
                  .message = without_file(text.error().context, file.string())});
}

std::optional<JsonFault> encoding_fault(std::string_view bytes) {
    if (is_utf32(bytes)) return no_utf8({}, "is written in UTF-32: save it as UTF-8");
    if (is_utf16(bytes)) return no_utf8({}, "is written in UTF-16: save it as UTF-8");
    if (const auto broken = first_broken_byte(bytes)) {
        return no_utf8(position_in(bytes, *broken),
                       "is not UTF-8: the byte " + hexadecimal(bytes[*broken]) + " stands here");
    }
    const auto nul = bytes.find('\0');
    if (nul == bytes.npos) return std::nullopt;
    return no_utf8(position_in(bytes, nul), "has a NUL byte here");
}

std::string placed_message(const JsonFault& fault) {
    const bool is_whole = fault.rule == json_rules::unreadable ||
                          (fault.rule != json_rules::syntax && fault.at == TextPosition{});
    if (is_whole) return fault.message;
    return "line " + std::to_string(fault.at.line) + ", column " + std::to_string(fault.at.column) +
           ": " + fault.message;
}

}    // namespace ask::catalog::detail
