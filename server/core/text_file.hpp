#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace ask {

// A whole file of at most `most_bytes`. Only regular files are opened, so that nothing waits for a
// pipe or reads a device without end. Blocks: for starts and commands, not for I/O threads.
// Errors: errors::not_found, errors::invalid (a folder, a device, not permitted),
// errors::too_large; the context begins with the file and says what would be right.
[[nodiscard]] Result<std::string> read_text_file(const std::filesystem::path& file,
                                                 std::size_t most_bytes = 16U << 20U);

// Puts a text in place of a file, whole or not at all, with the permissions that it had; makes its
// folder where there is none. A device, or a pipe that somebody reads, is written to; a link is
// followed.
// Errors: errors::unavailable, one line that names the file.
[[nodiscard]] Result<void> write_text_file(const std::filesystem::path& file,
                                           std::string_view text);

}    // namespace ask
