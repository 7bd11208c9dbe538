#include <algorithm>
#include <set>
#include <string>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/product_checks.hpp"
#include "catalog/marketplaces.hpp"

namespace ask::catalog::detail {

namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool serves(const Marketplace& marketplace, std::string_view country) {
    return std::ranges::find(marketplace.countries, country) != marketplace.countries.end();
}

bool is_served(const Place& pricing, std::string_view country) {
    return std::ranges::any_of(marketplaces(), [&](const Marketplace& marketplace) {
        return serves(marketplace, country) && pricing.find(marketplace.name).has_value();
    });
}

// Which marketplace would serve it, for the remedy.
std::string who_serves(std::string_view country) {
    for (const Marketplace& marketplace : marketplaces()) {
        if (serves(marketplace, country))
            return "; " + std::string(marketplace.name) + " serves it";
    }
    return country == "UK" ? "; the United Kingdom is GB" : "";
}

void check_country(const Place& country, const std::optional<Place>& pricing, FileReport& report) {
    const std::string_view name = *country.text();
    const bool is_right = name.size() == 2 && std::ranges::all_of(name, is_capital);
    if (!is_right) return report.at_value("country-form", country, "is " + in_quotes(name));
    if (!pricing || is_served(*pricing, name)) return;
    report.at_value("country-unserved", country,
                    "no marketplace with a price serves " + in_quotes(name) + who_serves(name));
}

void check_marketplace(const Member& offer, const std::set<std::string_view>& countries,
                       FileReport& report) {
    const Marketplace* marketplace = find_marketplace(offer.name);
    if (!marketplace) return;
    const auto is_named = [&](std::string_view country) { return countries.contains(country); };
    if (std::ranges::any_of(marketplace->countries, is_named)) return;
    report.at_key(
        "price-without-country", offer.place,
        "distributionCountries has no country that " + std::string(offer.name) + " serves");
}

}    // namespace

void check_countries(const Place& product, FileReport& report) {
    const auto list = product.find({"publishingInformation", "distributionCountries"});
    const auto pricing = pricing_of(product);
    std::set<std::string_view> named;
    for (const Place& country : items_of(list)) {
        const auto name = country.text();
        if (!name) continue;
        const bool is_new = named.insert(*name).second;
        if (!is_new)
            report.at_value("country-repeated", country, in_quotes(*name) + " stands twice");
        if (is_new) check_country(country, pricing, report);
    }
    if (named.empty()) return;    // told as missing or empty
    for (const Member& offer : members_of(pricing)) check_marketplace(offer, named, report);
}

}    // namespace ask::catalog::detail
