#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.hpp"

namespace ask::app::detail {

// Puts a text in place of a file, whole or not at all; makes its folder where there is none. A
// device or pipe is written to, a link followed.
// Errors: errors::unavailable, one line that names the file.
[[nodiscard]] Result<void> write_output_file(const std::filesystem::path& file,
                                             std::string_view text);

}    // namespace ask::app::detail
