#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/located_json.hpp"

namespace ask::catalog::detail {

enum class WrittenKind { null, boolean, number, string, array, object };

// A value together with the bytes it was written with, so that text can be put beside it.
struct WrittenNode {
    WrittenKind kind = WrittenKind::null;
    std::string name;               // of a member; empty in a list
    std::string pointer;            // RFC 6901
    std::string text;               // of a string, decoded; of a number or a word, as written
    std::size_t begin = 0;          // of the value, not of the member's name
    std::size_t end = 0;            // one past its last byte
    std::vector<WrittenNode> in;    // members or items, in the order written

    [[nodiscard]] bool is(WrittenKind one) const { return kind == one; }
    // A member; none where there is none, and where this is no object.
    [[nodiscard]] const WrittenNode* find(std::string_view member) const;
    // The same, with null taken for absent: Amazon's own exports write it for what is not there.
    [[nodiscard]] const WrittenNode* given(std::string_view member) const;
    [[nodiscard]] std::string_view text_of(std::string_view member) const;
};

struct WrittenJson {
    WrittenNode root;
    std::optional<std::size_t>
        comment_at;    // the first comment: ours may have them, JSON has none
};

inline constexpr std::string_view repeated_key_rule = "json-repeated-key";

// For interaction models, whose bytes are kept when something is added to them.
// Accepted: JSON in UTF-8, with or without a byte order mark, of any size (who reads the file
// limits it), 128 deep at most, with comments (the first is told); a repeated key is a fault. The
// fault says what was expected and where; its rule is one of json_rules or repeated_key_rule.
[[nodiscard]] std::expected<WrittenJson, JsonFault> parse_written_json(std::string_view bytes);

}    // namespace ask::catalog::detail
