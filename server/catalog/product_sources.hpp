#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalog/finding.hpp"
#include "core/result.hpp"

namespace ask::catalog {

// Files that should hold in-skill products.
struct ProductSources {
    std::vector<std::filesystem::path> files;    // sorted within each folder, none twice
    std::string read_from;                       // the folders and files that were read, in words
    std::vector<Finding> findings;               // folders that lead in circles or cannot be listed
};

// Finds the product files of a skill project, a skill package, an isps folder, any folder with JSON
// files in it or below it, or single files. Of a project or package only its product folder is read
// (project_layout.hpp). Links are followed, each folder is read once; folders whose names begin
// with a dot and node_modules are passed over. Errors: errors::not_found where a path is not there
// or there is no product file at all; a line says so, after one for each folder that could not be
// read. errors::too_large, one line, where there are more than 20,000 files and folders.
[[nodiscard]] Result<ProductSources> find_product_files(
    const std::vector<std::filesystem::path>& paths);

// All JSON files of a folder and below it; maybe none.
[[nodiscard]] ProductSources product_files_in(const std::filesystem::path& folder);

}    // namespace ask::catalog
