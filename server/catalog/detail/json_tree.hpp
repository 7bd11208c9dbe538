#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/located_json.hpp"

namespace ask::catalog::detail {

inline constexpr std::uint32_t no_node = UINT32_MAX;

// One value of a document: where it begins, and its relatives.
struct JsonNode {
    std::uint32_t parent = no_node;
    std::uint32_t first_child = no_node;
    std::uint32_t next_sibling = no_node;
    std::uint32_t key_at = 0;
    std::uint32_t value_at = 0;
    const std::string* key = nullptr;    // in the document; null: an item of a list
};

struct RepeatedKey {
    std::string pointer;
    std::size_t first_at;
    std::size_t again_at;
};

struct JsonTree {
    Json root;
    std::vector<JsonNode> nodes;    // the root first
    std::vector<RepeatedKey> repeated;
};

// A fault with the place as an offset into the text.
struct ParseFault {
    std::string_view rule;
    std::size_t at = 0;
    std::string message;
};

// Reads UTF-8 text that was looked at before (its encoding is right).
[[nodiscard]] std::expected<JsonTree, ParseFault> parse_json_tree(std::string_view text,
                                                                  const JsonLimits& limits);

}    // namespace ask::catalog::detail
