#pragma once

#include <cstdint>
#include <filesystem>

#include "core/result.hpp"

namespace ask::catalog {

inline constexpr ErrorCode not_a_png{"not_a_png"};

struct PngHeader {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    // Pixels can be transparent: an alpha channel (colour types 4 and 6) or a tRNS chunk.
    bool has_transparency = false;
};

// Reads a PNG's first chunks and no pixel; a file of any size costs a few kilobytes. Errors:
// errors::not_found; errors::invalid (a folder, a pipe, not permitted); not_a_png. The context says
// what is wrong without the file's name.
[[nodiscard]] Result<PngHeader> read_png_header(const std::filesystem::path& file);

}    // namespace ask::catalog
