#include <algorithm>
#include <string>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/product_checks.hpp"
#include "catalog/detail/web_address.hpp"
#include "catalog/marketplaces.hpp"

namespace ask::catalog::detail {

namespace {

void check_locale_name(const Member& locale, FileReport& report) {
    const SaleLocale* known = find_sale_locale(locale.name);
    if (!known) {
        return report.at_key("locale-unknown", locale.place,
                             in_quotes(locale.name) + " has no in-skill purchases");
    }
    if (known->is_retired) {
        report.at_key("locale-retired", locale.place,
                      in_quotes(locale.name) + " had in-skill purchases until 2024");
    }
}

void check_marketplace_of(const Member& locale, const std::optional<Place>& pricing,
                          FileReport& report) {
    const SaleLocale* known = find_sale_locale(locale.name);
    if (!known || !pricing || pricing->find(known->marketplace)) return;
    report.at_key("locale-without-price", locale.place,
                  "there is no price for " + std::string(known->marketplace));
}

void check_policy(const Member& locale, FileReport& report) {
    const auto url = locale.place.find("privacyPolicyUrl");
    const auto text = url ? url->text() : std::nullopt;
    if (!text) return;
    if (is_placeholder(*text))
        return report.at_value("placeholder", *url, "is a placeholder: " + in_quotes(*text));
    if (is_web_address(*text)) return;
    report.at_value("privacy-url", *url, in_quotes(*text) + " is no http or https address");
}

void check_policies(const Place& product, FileReport& report) {
    const auto privacy = product.find({"privacyAndCompliance", "locales"});
    for (const Member& locale : members_of(privacy)) {
        check_locale_name(locale, report);
        check_policy(locale, report);
    }
    if (!privacy) return;    // told as a missing member
    for (const Member& locale : members_of(locales_of(product))) {
        if (privacy->find(locale.name)) continue;
        report.at_value("privacy-missing", *privacy,
                        "has no privacy policy for " + in_quotes(locale.name));
    }
}

}    // namespace

void check_locales(const Place& product, FileReport& report) {
    const auto pricing = pricing_of(product);
    for (const Member& locale : members_of(locales_of(product))) {
        check_locale_name(locale, report);
        check_marketplace_of(locale, pricing, report);
    }
    check_policies(product, report);
}

}    // namespace ask::catalog::detail
