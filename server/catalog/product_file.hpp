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

// The products of `package`/isps/{entitlement,consumable,subscription}/*.json, by reference name; a
// package without isps sells nothing. Errors: errors::not_found without the package;
// errors::invalid with every fault of every file, a line each with file and JSON pointer.
[[nodiscard]] Result<std::vector<ProductFile>> load_products(const std::filesystem::path& package);

}    // namespace ask::catalog
