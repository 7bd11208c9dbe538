#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "catalog/product_file.hpp"
#include "core/result.hpp"

namespace ask::catalog {

// A skill package as far as interaction models go: what is sold, and which models there are.
struct ModelPackage {
    std::filesystem::path named;    // the folder as the caller called it, maybe a project around it
    std::filesystem::path folder;
    std::vector<ProductFile> products;                      // by reference name
    std::filesystem::path model_folder;                     // where models are, or will be
    std::map<std::string, std::filesystem::path> models;    // by locale, as the files are called

    // The locales in which something is sold, in order.
    [[nodiscard]] std::vector<std::string> sale_locales() const;
    [[nodiscard]] std::vector<const ProductFile*> sold_in(const std::string& locale) const;
    [[nodiscard]] std::filesystem::path model_file(const std::string& locale) const;
};

// `folder`: a skill package, or a project with one (project_layout.hpp). Models are looked for in
// its interactionModels/custom, interactionModels, and models (ask-cli v1). Errors:
// errors::not_found where there is neither; errors::invalid with every fault of the product files,
// a line each.
[[nodiscard]] Result<ModelPackage> open_model_package(const std::filesystem::path& folder);

}    // namespace ask::catalog
