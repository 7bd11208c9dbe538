#pragma once

#include <string>

namespace ask::catalog::detail {

// What the JSON library says of a broken text, in a person's words: "unexpected '}'; expected a
// value". What was read last may be a megabyte and is left out.
[[nodiscard]] std::string parse_words(std::string what);

}    // namespace ask::catalog::detail
