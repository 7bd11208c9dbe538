#pragma once

#include <span>
#include <string_view>

namespace ask::catalog {

// Where in-skill products are sold and for how much, as Amazon told it in October 2025. Prices are
// without tax, in the currency.
struct Marketplace {
    std::string_view name;    // a key of publishingInformation.pricing
    std::string_view currency;
    double least;
    double most;               // of one-time purchases and subscriptions
    double most_consumable;    // of consumables
    int decimals;              // of the currency
    bool is_retired;           // listed until 2024
    // Countries of residence served. For amazon.es, .fr and .it Amazon's whole list is not known.
    std::span<const std::string_view> countries;
};

// A language that products can be described in, and where its customers shop.
struct SaleLocale {
    std::string_view name;
    std::string_view marketplace;
    bool is_retired;
};

[[nodiscard]] std::span<const Marketplace> marketplaces();
[[nodiscard]] const Marketplace* find_marketplace(std::string_view name);
[[nodiscard]] std::span<const SaleLocale> sale_locales();
[[nodiscard]] const SaleLocale* find_sale_locale(std::string_view name);

// Whether Alexa sells in-skill products in this locale today.
[[nodiscard]] bool is_sold_in(std::string_view locale);
// "en-US", "es-419": anything else is no locale, and no part of a file's name.
[[nodiscard]] bool has_locale_form(std::string_view text);

}    // namespace ask::catalog
