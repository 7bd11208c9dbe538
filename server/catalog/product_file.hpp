#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "model/product.hpp"

namespace ask::catalog {

// How a product is called in one language.
struct ProductText {
    std::string name;
    std::string summary;
};

// An in-skill product file of the skill package, as far as a running skill meets it.
struct ProductFile {
    std::filesystem::path file;
    ReferenceName reference_name;
    model::ProductType type = model::ProductType::unknown;
    std::map<Locale, ProductText> texts;
    bool purchasable = false;    // purchasableState: on sale for those who do not own it
};

// The products of a skill package or project (project_layout.hpp), by reference name; one without
// product files sells nothing. Of a file only the reference name, the type and the names are needed
// (the summary is empty, and it is on sale, where it does not say); what else is wrong with it is
// check_products' business. Errors: errors::not_found without the folder; errors::invalid with
// every fault of every file, a line each with file and JSON pointer: what is no product, has
// comments or a key twice, lacks these members, or has another's reference name.
[[nodiscard]] Result<std::vector<ProductFile>> load_products(const std::filesystem::path& package);

}    // namespace ask::catalog
