#include "catalog/detail/known_names.hpp"

#include "catalog/detail/characters.hpp"
#include "catalog/detail/skill_package.hpp"

namespace ask::catalog::detail {

namespace {

void check_file_name(const Place& name, const std::filesystem::path& file, FileReport& report) {
    const std::string stem = file.stem().string();
    const std::string_view text = name.text().value_or("");
    if (text.empty() || lower_ascii(stem) == lower_ascii(text)) return;
    report.at_value("file-name", name, "is " + in_quotes(text) + " in a file " + in_quotes(stem));
}

void check_folder(const Place& product, const std::string& folder, FileReport& report) {
    const auto type = product.find("type");
    const std::string_view text = product.text_of("type");
    const std::string_view fitting = type_of_folder(folder);
    const bool is_misplaced = !fitting.empty() && fitting != text;
    if (text.empty() || !(is_misplaced || is_products_folder(folder))) return;
    report.at_value("folder-type", *type,
                    "is " + in_quotes(text) + " in the folder " + in_quotes(folder));
}

}    // namespace

void KnownNames::check(const Place& product, const FileOfPackage& place, FileReport& report) {
    const auto name = product.find("referenceName");
    const std::string text(product.text_of("referenceName"));
    if (text.empty()) return;
    const std::string lower = lower_ascii(text);
    const Known here{.name = text, .file = place.file.string()};
    const auto [beside, is_new_here] = in_package_.try_emplace({place.package, lower}, here);
    const auto [first, is_new] = anywhere_.try_emplace(lower, here);
    if (is_new) return;
    const Known& other = is_new_here ? first->second : beside->second;
    if (other.name != text) {
        return report.at_value(
            "name-case", *name,
            in_quotes(text) + " is " + in_quotes(other.name) + " in " + other.file);
    }
    report.at_value(is_new_here ? "name-in-other-package" : "name-repeated", *name,
                    in_quotes(text) + " is also the name in " + other.file);
}

void check_placement(const Place& product, const std::filesystem::path& file, FileReport& report) {
    const auto name = product.find("referenceName");
    if (name) check_file_name(*name, file, report);
    std::error_code failed;
    const auto folder = std::filesystem::absolute(file, failed).parent_path().filename();
    check_folder(product, folder.string(), report);
}

}    // namespace ask::catalog::detail
