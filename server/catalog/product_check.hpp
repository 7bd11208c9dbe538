#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "catalog/finding.hpp"
#include "core/result.hpp"

namespace ask::catalog {

struct ProductCheck {
    std::size_t files = 0;
    std::string read_from;            // "skill/isps": what was read of what was named
    std::vector<Finding> findings;    // file by file, in the order of their text
};

// Holds in-skill product files against Amazon's schema and against product_rules(). `is_strict`:
// every warning counts as an error. What it may be given: find_product_files. Blocks. Errors:
// errors::not_found where there is nothing to read.
[[nodiscard]] Result<ProductCheck> check_products(const std::vector<std::filesystem::path>& paths,
                                                  bool is_strict = false);

}    // namespace ask::catalog
