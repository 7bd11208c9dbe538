#pragma once

#include <string_view>
#include <vector>

namespace ask::simulator::certify::detail {

// A text in its sentences, with their marks; a line's end ends one too. The point in "1.99" ends
// none.
[[nodiscard]] std::vector<std::string_view> sentences_of(std::string_view text);

}    // namespace ask::simulator::certify::detail
