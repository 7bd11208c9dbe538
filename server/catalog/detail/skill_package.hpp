#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/finding.hpp"

namespace ask::catalog::detail {

// What lies around product files, as far as products are held against it.
struct SkillPackage {
    std::filesystem::path root;    // the folder that icons' file:// paths begin in
    std::optional<std::set<std::string>> manifest_locales;    // skill.json's; nothing: no manifest
    std::optional<std::set<std::string>> model_locales;       // nothing: no interaction models
    std::vector<Finding> findings;                            // about skill.json itself
};

// Packages by the folders that product files lie in; each is read once.
class SkillPackages {
 public:
    // Null: the file lies in no package.
    [[nodiscard]] const SkillPackage* around(const std::filesystem::path& product_file);
    // Of all packages that were asked for.
    [[nodiscard]] std::vector<Finding> findings() const;

 private:
    std::map<std::filesystem::path, std::optional<std::filesystem::path>> roots_;    // by folder
    std::map<std::filesystem::path, SkillPackage> packages_;                         // by root
};

// "entitlement", "consumable", "subscription", as ASK calls the folders; empty: another folder.
[[nodiscard]] std::string_view type_of_folder(std::string_view folder);
// "isps", "isps.samples": folders of such folders.
[[nodiscard]] bool is_products_folder(std::string_view folder);

}    // namespace ask::catalog::detail
