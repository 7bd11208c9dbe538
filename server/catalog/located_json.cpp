#include "catalog/located_json.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "catalog/detail/json_text.hpp"
#include "catalog/detail/json_tree.hpp"
#include "catalog/detail/text_position.hpp"

namespace ask::catalog {

namespace {

using detail::JsonNode;
using detail::no_node;

using detail::byte_order_mark;
using detail::position_in;

std::unexpected<JsonFault> refuse(std::string_view rule, TextPosition at, std::string message) {
    return std::unexpected(JsonFault{rule, at, std::move(message)});
}

std::string unescaped(std::string_view token) {
    std::string text;
    for (std::size_t at = 0; at < token.size(); ++at) {
        const bool is_escape = token[at] == '~' && at + 1 < token.size();
        text += is_escape ? (token[++at] == '0' ? '~' : '/') : token[at];
    }
    return text;
}

// An item's number as a pointer writes it; nothing: the token is none.
std::optional<std::size_t> index_of(const std::string& token) {
    std::size_t index = 0;
    const char* end = token.data() + token.size();
    const auto [stopped, failed] = std::from_chars(token.data(), end, index);
    const bool is_whole = failed == std::errc() && stopped == end;
    if (!is_whole || (token.size() > 1 && token.front() == '0')) return std::nullopt;
    return index;
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
      anchors_(detail::anchors_of(text_)) {
    for (const detail::RepeatedKey& one : tree.repeated) {
        duplicates_.push_back({one.pointer, position(one.first_at), position(one.again_at)});
    }
}

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
    if (auto fault = detail::encoding_fault(text)) return std::unexpected(std::move(*fault));
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
    auto text = detail::read_json_text(file, limits.bytes);
    if (!text) return std::unexpected(std::move(text.error()));
    return parse(std::move(*text), limits);
}

// The child that a token names: of one key that stands twice, the last, as its value is read.
std::uint32_t LocatedJson::node_at(std::string_view pointer) const {
    std::uint32_t node = 0;
    for (const std::string& token : split_pointer(pointer)) {
        const std::optional<std::size_t> wanted = index_of(token);
        std::uint32_t found = no_node;
        std::size_t index = 0;
        for (auto child = nodes_[node].first_child; child != no_node; ++index) {
            const JsonNode& here = nodes_[child];
            const bool is_it = here.key ? *here.key == token : index == wanted;
            if (is_it) found = child;
            child = here.next_sibling;
        }
        if (found == no_node) return node;
        node = found;
    }
    return node;
}

TextPosition LocatedJson::position(std::size_t offset) const {
    return detail::position_at(text_, anchors_, offset);
}

TextPosition LocatedJson::value_at(std::string_view pointer) const {
    return position(nodes_[node_at(pointer)].value_at);
}

TextPosition LocatedJson::key_at(std::string_view pointer) const {
    return position(nodes_[node_at(pointer)].key_at);
}

}    // namespace ask::catalog
