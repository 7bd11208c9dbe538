#include "catalog/model_package.hpp"

#include <set>
#include <system_error>

#include "catalog/project_layout.hpp"

namespace ask::catalog {

namespace {

namespace fs = std::filesystem;

std::map<std::string, fs::path> models_in(const fs::path& folder) {
    std::map<std::string, fs::path> models;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(folder, absent)) {
        if (entry.path().extension() != ".json" || entry.is_directory(absent)) continue;
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
    const ProjectLayout layout = project_layout_of(folder);
    std::error_code absent;
    if (!fs::is_directory(folder, absent)) {
        return fail(errors::not_found, folder.string() + ": there is no such skill package");
    }
    if (!layout.is_project) {
        return fail(errors::not_found, folder.string() +
                                           ": is no skill package: it has neither isps, nor "
                                           "interactionModels, nor skill.json");
    }
    Result<std::vector<ProductFile>> products = load_products(folder);
    if (!products) return std::unexpected(products.error());
    ModelPackage package;
    package.named = folder;
    package.folder = layout.package;
    package.products = std::move(*products);
    find_models(package);
    return package;
}

}    // namespace ask::catalog
