#include "catalog/model_package.hpp"

#include <algorithm>
#include <set>
#include <system_error>

namespace ask::catalog {

namespace {

namespace fs = std::filesystem;

bool is_package(const fs::path& folder) {
    return fs::exists(folder / "isps") || fs::exists(folder / "skill.json") ||
           fs::exists(folder / "interactionModels") || fs::exists(folder / "models");
}

std::map<std::string, fs::path> models_in(const fs::path& folder) {
    std::map<std::string, fs::path> models;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(folder, absent)) {
        if (entry.path().extension() != ".json" || entry.is_directory()) continue;
        models[entry.path().stem().string()] = entry.path();
    }
    return models;
}

void find_models(ModelPackage& package) {
    for (const char* name : {"interactionModels/custom", "interactionModels", "models"}) {
        package.model_folder = package.folder / name;
        package.models = models_in(package.model_folder);
        if (!package.models.empty()) return;
    }
    package.model_folder = package.folder / "interactionModels/custom";
}

}    // namespace

std::vector<std::string> ModelPackage::sale_locales() const {
    std::set<std::string> locales;
    for (const ProductFile& product : products) {
        for (const auto& [locale, text] : product.texts) locales.insert(locale.text());
    }
    return {locales.begin(), locales.end()};
}

std::vector<const ProductFile*> ModelPackage::sold_in(const std::string& locale) const {
    std::vector<const ProductFile*> sold;
    for (const ProductFile& product : products) {
        if (product.texts.contains(Locale(locale))) sold.push_back(&product);
    }
    return sold;
}

fs::path ModelPackage::model_file(const std::string& locale) const {
    const auto found = models.find(locale);
    return found == models.end() ? model_folder / (locale + ".json") : found->second;
}

Result<ModelPackage> open_model_package(const fs::path& folder) {
    const fs::path inner = folder / "skill-package";
    ModelPackage package;
    package.folder = !is_package(folder) && is_package(inner) ? inner : folder;
    if (!fs::is_directory(package.folder)) {
        return fail(errors::not_found, folder.string() + ": there is no such skill package");
    }
    if (!is_package(package.folder)) {
        return fail(errors::not_found, folder.string() +
                                           ": is no skill package: it has neither isps, nor "
                                           "interactionModels, nor skill.json");
    }
    Result<std::vector<ProductFile>> products = load_products(package.folder);
    if (!products) return std::unexpected(products.error());
    package.products = std::move(*products);
    find_models(package);
    return package;
}

}    // namespace ask::catalog
