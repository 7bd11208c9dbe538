#pragma once

#include <cstddef>
#include <string_view>

namespace ask::model::detail {

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

// The first code point of a text that is not empty. A byte that starts no well-formed sequence
// (overlong, surrogate, truncated, above U+10FFFF) is one invalid code point of one byte.
[[nodiscard]] CodePoint first_code_point(std::string_view text);

}    // namespace ask::model::detail
