#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "catalog/located_json.hpp"

namespace ask::catalog::detail {

// A place whose line and column are known: a line's beginning, or a step within a long line.
struct TextAnchor {
    std::size_t offset = 0;
    TextPosition at;
};

// Of a UTF-8 text, the first at its beginning. A byte order mark there has no column.
[[nodiscard]] std::vector<TextAnchor> anchors_of(std::string_view text);
// Counts from the nearest anchor only, so that many places of one long line cost little.
[[nodiscard]] TextPosition position_at(std::string_view text,
                                       const std::vector<TextAnchor>& anchors, std::size_t offset);

// For one place of a text, which needs to be UTF-8 up to there.
[[nodiscard]] TextPosition position_in(std::string_view text, std::size_t offset);

}    // namespace ask::catalog::detail
