#pragma once

#include <filesystem>

namespace ask::catalog::detail {

// Where the products of a folder lie: of a project its package's isps, or an isps or isps.samples
// beside it; of anything else the folder itself.
[[nodiscard]] std::filesystem::path products_folder_of(const std::filesystem::path& folder);

}    // namespace ask::catalog::detail
