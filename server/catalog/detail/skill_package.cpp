#include "catalog/detail/skill_package.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <system_error>
#include <utility>

#include "catalog/detail/file_report.hpp"
#include "catalog/detail/place.hpp"
#include "catalog/located_json.hpp"
#include "catalog/project_layout.hpp"

namespace ask::catalog::detail {

namespace {

namespace fs = std::filesystem;

struct TypeFolder {
    std::string_view folder;
    std::string_view type;
};

constexpr std::array type_folders{TypeFolder{"entitlement", "ENTITLEMENT"},
                                  TypeFolder{"consumable", "CONSUMABLE"},
                                  TypeFolder{"subscription", "SUBSCRIPTION"}};

// Of ASK CLI v2, of a misprint in its guide, and of ASK CLI v1.
constexpr std::array model_folders{"interactionModels/custom", "interactionModels", "models"};

bool is_file(const fs::path& path) {
    std::error_code failed;
    return fs::is_regular_file(path, failed);
}

fs::path whole_path(const fs::path& path) {
    std::error_code failed;
    return fs::absolute(path, failed).lexically_normal();
}

// Up through the folders that ASK names, to the one they lie in.
fs::path above_products(fs::path folder) {
    while (is_products_folder(folder.filename().string()) ||
           !type_of_folder(folder.filename().string()).empty()) {
        folder = folder.parent_path();
    }
    return folder;
}

std::optional<fs::path> root_around(const fs::path& folder) {
    const fs::path above = above_products(folder);
    fs::path package = project_layout_of(above).package;
    if (is_file(package / "skill.json")) return package;
    return above == folder ? std::nullopt : std::optional(package);
}

std::set<std::string> locales_in(const fs::path& folder) {
    std::set<std::string> locales;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (entry.path().extension() == ".json") locales.insert(entry.path().stem().string());
    }
    return locales;
}

std::optional<std::set<std::string>> read_model_locales(const fs::path& root) {
    for (const char* folder : model_folders) {
        std::set<std::string> locales = locales_in(root / folder);
        if (!locales.empty()) return locales;
    }
    return std::nullopt;
}

void check_allows_purchases(const Place& manifest, FileReport& report) {
    const auto allows = manifest.find({"privacyAndCompliance", "allowsPurchases"});
    if (allows && allows->value() == Json(true)) return;
    if (allows) {
        return report.at_value("allows-purchases", *allows, "is " + allows->value().dump());
    }
    report.at_value("allows-purchases", manifest, "has no privacyAndCompliance.allowsPurchases");
}

void read_manifest(const LocatedJson& document, SkillPackage& package, FileReport& report) {
    const Place root(document.root(), "");
    const auto manifest = root.find("manifest");
    if (!manifest) return report.at_value("missing-field", root, "has no member \"manifest\"");
    check_allows_purchases(*manifest, report);
    const auto locales = manifest->find({"publishingInformation", "locales"});
    if (!locales) return;
    package.manifest_locales.emplace();
    for (const Member& locale : members_of(locales)) {
        package.manifest_locales->emplace(locale.name);
    }
}

SkillPackage read_package(const fs::path& root) {
    SkillPackage package{.root = root,
                         .manifest_locales = std::nullopt,
                         .model_locales = read_model_locales(root),
                         .findings = {}};
    const fs::path file = (root / "skill.json").lexically_normal();
    if (!is_file(file)) return package;
    const auto document = LocatedJson::read(file);
    FileReport report(file.string(), document ? &*document : nullptr);
    if (document)
        read_manifest(*document, package, report);
    else
        report.at(document.error().at, document.error().rule, document.error().message);
    package.findings = report.take();
    return package;
}

// As the caller wrote the path, so that findings name skill.json as they name products.
fs::path as_written(const fs::path& root, const fs::path& product_file) {
    if (product_file.is_absolute()) return root;
    std::error_code failed;
    const fs::path relative = root.lexically_relative(fs::current_path(failed));
    return relative.empty() ? root : relative;
}

}    // namespace

std::string_view type_of_folder(std::string_view folder) {
    const auto found = std::ranges::find(type_folders, folder, &TypeFolder::folder);
    return found == type_folders.end() ? std::string_view() : found->type;
}

bool is_products_folder(std::string_view folder) {
    return folder == "isps" || folder == "isps.samples";
}

const SkillPackage* SkillPackages::around(const fs::path& product_file) {
    const fs::path folder = whole_path(product_file).parent_path();
    auto known = roots_.find(folder);
    if (known == roots_.end()) known = roots_.emplace(folder, root_around(folder)).first;
    if (!known->second) return nullptr;
    const fs::path& root = *known->second;
    auto package = packages_.find(root);
    if (package == packages_.end()) {
        package = packages_.emplace(root, read_package(as_written(root, product_file))).first;
    }
    return &package->second;
}

std::vector<Finding> SkillPackages::findings() const {
    std::vector<Finding> all;
    for (const auto& [root, package] : packages_) {
        all.insert(all.end(), package.findings.begin(), package.findings.end());
    }
    return all;
}

}    // namespace ask::catalog::detail
