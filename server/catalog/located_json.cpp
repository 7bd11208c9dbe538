#include "catalog/located_json.hpp"

#include <algorithm>
#include <utility>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/json_tree.hpp"
#include "core/text_file.hpp"

namespace ask::catalog {

namespace {

using detail::JsonNode;
using detail::no_node;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

TextPosition position_in(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line_end = before.rfind('\n');
    const auto line_begin = line_end == before.npos ? 0 : line_end + 1;
    return {.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
            .column = 1 + detail::count_code_points(before.substr(line_begin))};
}

std::unexpected<JsonFault> refuse(std::string_view rule, TextPosition at, std::string message) {
    return std::unexpected(JsonFault{rule, at, std::move(message)});
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

// What makes the bytes no UTF-8 text.
std::expected<void, JsonFault> check_encoding(std::string_view text) {
    if (is_utf16(text)) return refuse(json_rules::encoding, {}, "is written in UTF-16, not UTF-8");
    if (const auto broken = detail::first_broken_byte(text)) {
        return refuse(json_rules::encoding, position_in(text.substr(0, *broken), *broken),
                      "is not UTF-8: the byte " + hexadecimal(text[*broken]) + " stands here");
    }
    const auto nul = text.find('\0');
    if (nul == text.npos) return {};
    return refuse(json_rules::encoding, position_in(text, nul), "has a NUL byte here");
}

std::string unescaped(std::string_view token) {
    std::string text;
    for (std::size_t at = 0; at < token.size(); ++at) {
        const bool is_escape = token[at] == '~' && at + 1 < token.size();
        text += is_escape ? (token[++at] == '0' ? '~' : '/') : token[at];
    }
    return text;
}

std::string_view rule_of(ErrorCode code) {
    return code == errors::too_large ? json_rules::too_large : json_rules::unreadable;
}

// "file: is a folder: name a file" → without the file, which a report names itself.
std::string without_file(std::string context, const std::string& file) {
    if (context.starts_with(file + ": ")) context.erase(0, file.size() + 2);
    return context;
}

std::vector<DuplicateKey> located(std::string_view text,
                                  const std::vector<detail::RepeatedKey>& all) {
    std::vector<DuplicateKey> duplicates;
    for (const detail::RepeatedKey& one : all) {
        duplicates.push_back(
            {one.pointer, position_in(text, one.first_at), position_in(text, one.again_at)});
    }
    return duplicates;
}

}    // namespace

std::string join_pointer(std::string_view pointer, std::string_view token) {
    std::string joined(pointer);
    joined += '/';
    for (const char c : token) {
        if (c == '~')
            joined += "~0";
        else if (c == '/')
            joined += "~1";
        else
            joined += c;
    }
    return joined;
}

std::vector<std::string> split_pointer(std::string_view pointer) {
    std::vector<std::string> tokens;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        tokens.push_back(unescaped(pointer.substr(0, end)));
        pointer.remove_prefix(end);
    }
    return tokens;
}

LocatedJson::LocatedJson(std::string text, bool has_mark, detail::JsonTree tree)
    : text_(std::move(text)),
      has_mark_(has_mark),
      root_(std::move(tree.root)),
      nodes_(std::move(tree.nodes)),
      duplicates_(located(text_, tree.repeated)) {}

LocatedJson::LocatedJson(LocatedJson&&) noexcept = default;
LocatedJson& LocatedJson::operator=(LocatedJson&&) noexcept = default;
LocatedJson::~LocatedJson() = default;

std::expected<LocatedJson, JsonFault> LocatedJson::parse(std::string text,
                                                         const JsonLimits& limits) {
    if (text.size() > limits.bytes) {
        return refuse(json_rules::too_large, {},
                      "is larger than " + std::to_string(limits.bytes) + " bytes");
    }
    const bool has_mark = text.starts_with(byte_order_mark);
    if (has_mark) text.erase(0, byte_order_mark.size());
    if (const auto right = check_encoding(text); !right) return std::unexpected(right.error());
    if (text.find_first_not_of(" \t\r\n") == text.npos) {
        return refuse(json_rules::syntax, {}, "is empty; expected a JSON object");
    }
    auto tree = detail::parse_json_tree(text, limits);
    if (tree) return LocatedJson(std::move(text), has_mark, std::move(*tree));
    detail::ParseFault& fault = tree.error();
    return refuse(fault.rule, position_in(text, fault.at), std::move(fault.message));
}

std::expected<LocatedJson, JsonFault> LocatedJson::read(const std::filesystem::path& file,
                                                        const JsonLimits& limits) {
    Result<std::string> text = read_text_file(file, limits.bytes);
    if (text) return parse(std::move(*text), limits);
    return refuse(rule_of(text.error().code), {},
                  without_file(text.error().context, file.string()));
}

// The child that a token names: of one key that stands twice, the last, as its value is read.
std::uint32_t LocatedJson::node_at(std::string_view pointer) const {
    std::uint32_t node = 0;
    for (const std::string& token : split_pointer(pointer)) {
        std::uint32_t found = no_node;
        std::size_t index = 0;
        for (auto child = nodes_[node].first_child; child != no_node; ++index) {
            const JsonNode& here = nodes_[child];
            const bool is_it = here.key ? *here.key == token : std::to_string(index) == token;
            if (is_it) found = child;
            child = here.next_sibling;
        }
        if (found == no_node) return node;
        node = found;
    }
    return node;
}

TextPosition LocatedJson::position(std::size_t offset) const {
    return position_in(text_, offset);
}

TextPosition LocatedJson::value_at(std::string_view pointer) const {
    return position(nodes_[node_at(pointer)].value_at);
}

TextPosition LocatedJson::key_at(std::string_view pointer) const {
    return position(nodes_[node_at(pointer)].key_at);
}

}    // namespace ask::catalog
