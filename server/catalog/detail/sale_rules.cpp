#include <array>

#include "catalog/detail/rule_tables.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array table{
    Rule{"version", Severity::warning, "version is \"1.0\".", "Write \"1.0\".", "inferred"},
    Rule{"reference-name", Severity::error,
         "A reference name has letters, digits and underscores only.",
         "Rename it, here and in the interaction model and the code.", "documented"},
    Rule{"subscription-missing", Severity::error,
         "A product of type SUBSCRIPTION has subscriptionInformation.",
         "Add subscriptionInformation with subscriptionPaymentFrequency at top level.",
         "documented"},
    Rule{"subscription-unexpected", Severity::error,
         "Only a product of type SUBSCRIPTION has subscriptionInformation.",
         "Remove it, or make the product a subscription.", "documented"},
    Rule{"subscription-misspelt", Severity::warning,
         "subscriptionInformation is spelt so, whatever Amazon's table says.",
         "Write subscriptionInformation; the other spelling is not read.", "documented"},
    Rule{"trial-without-subscription", Severity::error, "Only subscriptions have a trial.",
         "Remove it, or make the product a subscription.", "documented"},
    Rule{"trial-length", Severity::warning, "A trial has at most 90 days.",
         "Write 90 or less; Amazon's pages disagree about more.", "uncertain"},
    Rule{"tax-category", Severity::warning, "The tax category is one of the schema page's six.",
         "STREAMING_AUDIO is only in the management API; use STREAMING_RADIO if it is refused.",
         "uncertain"},
    Rule{"locale-unknown", Severity::error, "A locale is one that has in-skill purchases.",
         "Use de-DE, en-CA, en-GB, en-US, es-ES, es-US, fr-CA, fr-FR, it-IT or ja-JP.",
         "documented"},
    Rule{"locale-retired", Severity::warning, "A locale is not en-IN or hi-IN.",
         "Remove it; Amazon no longer lists it for in-skill purchases.", "uncertain"},
    Rule{"locale-without-price", Severity::warning, "Each locale's own marketplace has a price.",
         "Add the price, or remove the locale.", "inferred"},
    Rule{"price-without-locale", Severity::warning,
         "Each marketplace with a price has a locale of its customers.",
         "Add texts in a locale of the marketplace, or remove the price.", "inferred"},
    Rule{"marketplace-unknown", Severity::error,
         "A price is for a marketplace that sells in-skill products.",
         "Use amazon.com, .ca, .co.uk, .de, .es, .fr, .it or .co.jp.", "documented"},
    Rule{"marketplace-retired", Severity::warning, "No price is for amazon.in.",
         "Remove it; Amazon no longer lists the marketplace for in-skill purchases.", "uncertain"},
    Rule{"currency", Severity::error, "The currency is the marketplace's own.",
         "Write the marketplace's currency.", "documented"},
    Rule{"price-too-high", Severity::error,
         "A price is not above the marketplace's most for the product's type.", "Lower the price.",
         "documented"},
    Rule{"price-too-low", Severity::warning, "A price is not below the marketplace's least.",
         "Raise the price; Amazon's own example is below the present least.", "documented"},
    Rule{"price-decimals", Severity::warning, "A price has no more decimals than its currency.",
         "Round the price.", "inferred"},
    Rule{"prime-price", Severity::warning,
         "The price for Prime members is above 0 and not above the price for others.",
         "Change primeMemberPrice, or remove it.", "inferred"},
    Rule{"country-form", Severity::error, "A country is written as two capitals (ISO 3166-1).",
         "Write its two letters, as US or GB.", "documented"},
    Rule{"country-repeated", Severity::warning, "A country is named once.", "Remove one.",
         "advice"},
    Rule{"country-unserved", Severity::warning,
         "Each distribution country is served by a marketplace that has a price.",
         "Add that marketplace's price, or remove the country.", "inferred"},
    Rule{"price-without-country", Severity::warning,
         "Each marketplace with a price serves a distribution country.",
         "Add a country that the marketplace serves, or remove the price.", "inferred"},
    Rule{"release-date", Severity::error, "releaseDate is an ISO 8601 date of the calendar.",
         "Write it like 2026-02-01T00:00:00Z, 2026-02-01T00:00Z or 2026-02-01.", "documented"},
    Rule{"release-date-form", Severity::warning,
         "releaseDate has one of the three forms that Amazon's own files have.",
         "Write it like 2026-02-01T00:00:00Z.", "uncertain"},
    Rule{"privacy-missing", Severity::warning, "Each locale of the product has a privacy policy.",
         "Add the locale to privacyAndCompliance.locales.", "inferred"},
    Rule{"privacy-url", Severity::error, "A privacy policy is an http or https address.",
         "Write a whole address, as https://www.example.com/privacy.", "documented"},
};

}    // namespace

std::span<const Rule> sale_rules() {
    return table;
}

}    // namespace ask::catalog::detail
