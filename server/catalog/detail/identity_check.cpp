#include <algorithm>
#include <string>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/product_checks.hpp"

namespace ask::catalog::detail {

namespace {

bool is_name_character(char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter || (c >= '0' && c <= '9') || c == '_';
}

void check_version(const Place& product, FileReport& report) {
    const auto version = product.find("version");
    const auto text = version ? version->text() : std::nullopt;
    if (text && *text != "1.0") report.at_value("version", *version, "is " + in_quotes(*text));
}

void check_reference_name(const Place& product, FileReport& report) {
    const auto name = product.find("referenceName");
    const auto text = name ? name->text() : std::nullopt;
    if (!text || std::ranges::all_of(*text, is_name_character)) return;
    report.at_value("reference-name", *name,
                    in_quotes(*text) + " has other characters than letters, digits, underscore");
}

// What the schema allows and the schema page does not.
void check_tax(const Place& product, FileReport& report) {
    const auto category = product.find({"publishingInformation", "taxInformation", "category"});
    if (!category || category->text() != "STREAMING_AUDIO") return;
    report.at_value("tax-category", *category, "is STREAMING_AUDIO");
}

}    // namespace

void check_identity(const Place& product, FileReport& report) {
    check_version(product, report);
    check_reference_name(product, report);
    check_tax(product, report);
}

}    // namespace ask::catalog::detail
