#include <algorithm>
#include <cmath>
#include <string>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/product_checks.hpp"
#include "catalog/detail/release_date.hpp"
#include "catalog/marketplaces.hpp"

namespace ask::catalog::detail {

namespace {

struct PriceRange {
    double least;
    double most;
};

PriceRange range_of(const Marketplace& marketplace, std::string_view type) {
    const bool is_consumable = type == "CONSUMABLE";
    return {marketplace.least, is_consumable ? marketplace.most_consumable : marketplace.most};
}

std::string amount(double price, const Marketplace& marketplace) {
    return Json(price).dump() + " " + std::string(marketplace.currency);
}

bool has_more_decimals(double price, int decimals) {
    const double smallest_units = price * std::pow(10, decimals);
    constexpr double rounding = 1e-6;
    return std::abs(smallest_units - std::round(smallest_units)) > rounding;
}

// A price of a marketplace and the product's type.
struct Pricing {
    const Marketplace& marketplace;
    std::string_view type;
};

void check_decimals(const Place& price, const Marketplace& marketplace, FileReport& report) {
    if (!has_more_decimals(price.value().get<double>(), marketplace.decimals)) return;
    report.at_value("price-decimals", price,
                    price.value().dump() + " " + std::string(marketplace.currency) +
                        " has more than " + std::to_string(marketplace.decimals) + " decimals");
}

void check_amount(const std::optional<Place>& price, const Pricing& of, FileReport& report) {
    if (!price || !price->value().is_number()) return;
    const auto value = price->value().get<double>();
    if (value <= 0) return;    // the schema tells it
    const auto [least, most] = range_of(of.marketplace, of.type);
    const std::string shown = price->value().dump() + " " + std::string(of.marketplace.currency);
    if (value > most) {
        const std::string limit = amount(most, of.marketplace);
        report.at_value("price-too-high", *price, shown + " is above " + limit);
    }
    if (value < least) {
        const std::string limit = amount(least, of.marketplace);
        report.at_value("price-too-low", *price, shown + " is below " + limit);
    }
    check_decimals(*price, of.marketplace, report);
}

void check_currency(const Place& listing, const Marketplace& marketplace, FileReport& report) {
    const auto currency = listing.find("currency");
    const auto text = currency ? currency->text() : std::nullopt;
    if (!text || *text == marketplace.currency) return;
    report.at_value("currency", *currency,
                    in_quotes(*text) + " is not the currency of " + std::string(marketplace.name) +
                        ", which is " + std::string(marketplace.currency));
}

// Amazon tells no range for it, and lists it in one of its two pages only.
void check_prime(const Place& listing, const Marketplace& marketplace, FileReport& report) {
    const auto prime = listing.find("primeMemberPrice");
    if (!prime || !prime->value().is_number()) return;
    check_decimals(*prime, marketplace, report);
    const auto value = prime->value().get<double>();
    if (value == 0) report.at_value("prime-price", *prime, "is 0");
    const auto price = listing.find("price");
    const bool is_above =
        price && price->value().is_number() && value > price->value().get<double>();
    if (!is_above) return;
    report.at_value("prime-price", *prime,
                    prime->value().dump() + " is above the price " + price->value().dump());
}

void check_release(const Place& offer, FileReport& report) {
    const auto date = offer.find("releaseDate");
    const auto text = date ? date->text() : std::nullopt;
    if (!text) return;
    switch (judge_release_date(*text)) {
        case ReleaseDate::known_form:
            return;
        case ReleaseDate::other_form:
            return report.at_value("release-date-form", *date,
                                   in_quotes(*text) + " has another form");
        case ReleaseDate::no_date:
            return report.at_value("release-date", *date, in_quotes(*text) + " is no such date");
    }
}

void check_listing(const Place& listing, const Pricing& of, FileReport& report) {
    check_amount(listing.find("price"), of, report);
    check_prime(listing, of.marketplace, report);
    check_currency(listing, of.marketplace, report);
}

// Whether some locale's customers shop here.
bool has_locale(const std::optional<Place>& locales, const Marketplace& marketplace) {
    return std::ranges::any_of(sale_locales(), [&](const SaleLocale& one) {
        return one.marketplace == marketplace.name && locales->find(one.name).has_value();
    });
}

void check_offer(const Member& offer, const Place& product, FileReport& report) {
    check_release(offer.place, report);
    const Marketplace* marketplace = find_marketplace(offer.name);
    if (!marketplace) {
        return report.at_key("marketplace-unknown", offer.place,
                             in_quotes(offer.name) + " sells no in-skill products");
    }
    if (marketplace->is_retired) {
        report.at_key("marketplace-retired", offer.place,
                      in_quotes(offer.name) + " sold in-skill products until 2024");
    }
    const auto locales = locales_of(product);
    if (locales && !has_locale(locales, *marketplace)) {
        report.at_key("price-without-locale", offer.place,
                      "there are no texts in a locale of " + std::string(offer.name));
    }
    const auto listing = offer.place.find("defaultPriceListing");
    if (listing) check_listing(*listing, {*marketplace, product.text_of("type")}, report);
}

}    // namespace

void check_prices(const Place& product, FileReport& report) {
    for (const Member& offer : members_of(pricing_of(product))) check_offer(offer, product, report);
}

}    // namespace ask::catalog::detail
