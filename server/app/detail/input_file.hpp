#pragma once

#include <string>

#include "core/result.hpp"

namespace ask::app::detail {

// The very bytes of a file that a person named. Errors: errors::invalid, one line that names the
// file and the remedy.
[[nodiscard]] Result<std::string> read_input_file(const std::string& file);

}    // namespace ask::app::detail
