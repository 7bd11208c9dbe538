#pragma once

#include <string_view>

#include "catalog/detail/file_report.hpp"
#include "catalog/detail/place.hpp"
#include "catalog/json_schema.hpp"

// What one product is held against, by subject. `product` is the product's own object (in a wrapper
// of the management API: what inSkillProductDefinition holds).
namespace ask::catalog::detail {

struct SkillPackage;
class IconFiles;

// All that needs neither its package nor other products: those of this list up to check_icons.
void check_alone(const Place& product, JsonSchema& schema, IconFiles& icons, FileReport& report);

void check_schema(const Place& product, JsonSchema& schema, FileReport& report);
void check_identity(const Place& product, FileReport& report);    // version, reference name, tax
void check_subscription(const Place& product, FileReport& report);
void check_locales(const Place& product, FileReport& report);    // and their privacy policies
void check_prices(const Place& product, FileReport& report);
void check_countries(const Place& product, FileReport& report);
void check_texts(const Place& product, FileReport& report);
void check_icons(const Place& product, IconFiles& icons, FileReport& report);
void check_skill_locales(const Place& product, const SkillPackage& package, FileReport& report);

// The texts of publishingInformation.locales and the prices of publishingInformation.pricing.
[[nodiscard]] inline std::optional<Place> locales_of(const Place& product) {
    return product.find({"publishingInformation", "locales"});
}
[[nodiscard]] inline std::optional<Place> pricing_of(const Place& product) {
    return product.find({"publishingInformation", "pricing"});
}

}    // namespace ask::catalog::detail
