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

void KnownNames::check(const Place& product, const std::filesystem::path& file,
                       FileReport& report) {
    const auto name = product.find("referenceName");
    const std::string text(product.text_of("referenceName"));
    if (text.empty()) return;
    const auto [known, is_new] =
        names_.try_emplace(lower_ascii(text), Known{.name = text, .file = file.string()});
    if (is_new) return;
    const auto& [other, other_file] = known->second;
    if (other == text) {
        return report.at_value("name-repeated", *name,
                               in_quotes(text) + " is also the name in " + other_file);
    }
    report.at_value("name-case", *name,
                    in_quotes(text) + " is " + in_quotes(other) + " in " + other_file);
}

void check_placement(const Place& product, const std::filesystem::path& file, FileReport& report) {
    const auto name = product.find("referenceName");
    if (name) check_file_name(*name, file, report);
    std::error_code failed;
    const auto folder = std::filesystem::absolute(file, failed).parent_path().filename();
    check_folder(product, folder.string(), report);
}

}    // namespace ask::catalog::detail
