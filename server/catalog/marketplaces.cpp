#include "catalog/marketplaces.hpp"

#include <algorithm>
#include <array>

namespace ask::catalog {

namespace {

using Countries = std::string_view;

constexpr std::array<Countries, 1> of_us{"US"};
constexpr std::array<Countries, 1> of_ca{"CA"};
constexpr std::array<Countries, 26> of_uk{"GB", "IE", "BE", "BG", "CY", "CZ", "DK", "EE", "FI",
                                          "GG", "GI", "GR", "HR", "HU", "LT", "LV", "MT", "NL",
                                          "NO", "PL", "PT", "RO", "SE", "SI", "SK", "UA"};
constexpr std::array<Countries, 4> of_de{"DE", "AT", "LI", "LU"};
constexpr std::array<Countries, 1> of_es{"ES"};
constexpr std::array<Countries, 1> of_fr{"FR"};
constexpr std::array<Countries, 1> of_it{"IT"};
constexpr std::array<Countries, 1> of_jp{"JP"};
constexpr std::array<Countries, 1> of_in{"IN"};

constexpr std::array table{
    Marketplace{"amazon.com", "USD", 0.99, 99.99, 9.99, 2, false, of_us},
    Marketplace{"amazon.ca", "CAD", 0.99, 99.99, 9.99, 2, false, of_ca},
    Marketplace{"amazon.co.uk", "GBP", 0.99, 99.99, 9.99, 2, false, of_uk},
    Marketplace{"amazon.de", "EUR", 0.99, 99.99, 9.99, 2, false, of_de},
    Marketplace{"amazon.es", "EUR", 0.99, 99.99, 9.99, 2, false, of_es},
    Marketplace{"amazon.fr", "EUR", 0.99, 99.99, 9.99, 2, false, of_fr},
    Marketplace{"amazon.it", "EUR", 0.99, 99.99, 9.99, 2, false, of_it},
    Marketplace{"amazon.co.jp", "JPY", 99, 9999, 999, 0, false, of_jp},
    Marketplace{"amazon.in", "INR", 29, 9999, 999, 2, true, of_in},
};

constexpr std::array locales{
    SaleLocale{"de-DE", "amazon.de", false},    SaleLocale{"en-CA", "amazon.ca", false},
    SaleLocale{"en-GB", "amazon.co.uk", false}, SaleLocale{"en-IN", "amazon.in", true},
    SaleLocale{"en-US", "amazon.com", false},   SaleLocale{"es-ES", "amazon.es", false},
    SaleLocale{"es-US", "amazon.com", false},   SaleLocale{"fr-CA", "amazon.ca", false},
    SaleLocale{"fr-FR", "amazon.fr", false},    SaleLocale{"hi-IN", "amazon.in", true},
    SaleLocale{"it-IT", "amazon.it", false},    SaleLocale{"ja-JP", "amazon.co.jp", false},
};

template <class Table>
auto find_in(const Table& rows, std::string_view name) {
    const auto found =
        std::ranges::find_if(rows, [&](const auto& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

}    // namespace

std::span<const Marketplace> marketplaces() {
    return table;
}

const Marketplace* find_marketplace(std::string_view name) {
    return find_in(table, name);
}

std::span<const SaleLocale> sale_locales() {
    return locales;
}

const SaleLocale* find_sale_locale(std::string_view name) {
    return find_in(locales, name);
}

bool is_sold_in(std::string_view locale) {
    const SaleLocale* found = find_sale_locale(locale);
    return found && !found->is_retired;
}

bool has_locale_form(std::string_view text) {
    const auto is_in = [](char first, char last) {
        return [=](char c) { return c >= first && c <= last; };
    };
    if (text.size() < 5 || text[2] != '-') return false;
    const std::string_view region = text.substr(3);
    const bool is_country = region.size() == 2 && std::ranges::all_of(region, is_in('A', 'Z'));
    const bool is_area = region.size() == 3 && std::ranges::all_of(region, is_in('0', '9'));
    return std::ranges::all_of(text.substr(0, 2), is_in('a', 'z')) && (is_country || is_area);
}

}    // namespace ask::catalog
