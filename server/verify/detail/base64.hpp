#pragma once

#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace ask::verify::detail {

// Standard alphabet, full padding, no bit set that carries nothing, and nothing else in between;
// white space around the text is HTTP's and is taken off. Empty text is refused.
// Errors: reasons::signature_not_base64.
[[nodiscard]] Result<std::vector<unsigned char>> decode_base64(std::string_view text);

}    // namespace ask::verify::detail
