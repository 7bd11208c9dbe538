#pragma once

#include <filesystem>

namespace ask::catalog::detail {

// Whether a path lies below a folder. Links are to be followed first (fs::weakly_canonical): what
// counts is where the bytes lie.
[[nodiscard]] inline bool is_inside(const std::filesystem::path& path,
                                    const std::filesystem::path& folder) {
    const std::filesystem::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

}    // namespace ask::catalog::detail
