#include "product_examples.hpp"

namespace ask::tests {

namespace {

const std::string publishing = "/publishingInformation";
const std::string pricing = publishing + "/pricing";
const std::string offer = pricing + "/amazon.com";
const std::string listing = offer + "/defaultPriceListing";
const std::string countries = publishing + "/distributionCountries";
const std::string texts = publishing + "/locales/en-US";
const std::string policies = "/privacyAndCompliance/locales";

constexpr std::string_view monthly = R"({"subscriptionPaymentFrequency": "MONTHLY"})";

}    // namespace

std::vector<FieldExample> schema_examples() {
    return {
        {"schema-type", "/testingInstructions", R"("Say: buy.")", "7"},
        {"schema-type", listing + "/price", "1", R"("1.99")"},
        {"null-value", "/promotableState", "", "null"},
        {"missing-field", "/testingInstructions", R"("Say: buy.")", "", ""},
        {"missing-field", texts + "/keywords", R"(["games"])", "", texts},
        {"unknown-field", "/colour", "", R"("red")"},
        {"unknown-field", texts + "/title", "", R"("Cave Quest")"},
        {"value-unknown", "/purchasableState", R"("NOT_PURCHASABLE")", R"("PERHAPS")"},
        {"value-unknown", "/promotableState", R"("ALL_AMAZON_CHANNELS")", R"("EVERYWHERE")"},
        {"value-unknown", "/type", R"("ENTITLEMENT")", R"("GIFT")"},
        {"text-length", "/referenceName", R"("cave_quest")", R"("ab")"},
        {"text-length", texts + "/summary", R"("S")", R"("")"},
        {"list-length", texts + "/examplePhrases", R"(["aa", "bb", "cc"])",
         R"(["aa", "bb", "cc", "dd"])"},
        {"empty-list", texts + "/keywords", R"(["games"])", "[]"},
        {"empty-list", countries, R"(["US"])", "[]"},
        {"number-range", listing + "/price", "0.99", "-1"},
    };
}

std::vector<FieldExample> sale_examples() {
    return {
        {"version", "/version", R"("1.0")", R"("2.0")"},
        {"reference-name", "/referenceName", R"("Cave_Quest")", R"("cave-quest")"},
        {"subscription-unexpected", "/subscriptionInformation", "", monthly},
        {"subscription-misspelt", "/subscriptionInformaton", "", monthly},
        {"trial-without-subscription", "/subscriptionInformation/subscriptionTrialPeriodDays", "",
         "7"},
        {"tax-category", publishing + "/taxInformation/category", R"("VIDEO")",
         R"("STREAMING_AUDIO")"},
        {"locale-unknown", policies + "/nl-NL", "", "{}"},
        {"locale-unknown", publishing + "/locales/EN-us", "", "{}"},
        {"locale-retired", publishing + "/locales/hi-IN", "", "{}"},
        {"locale-without-price", publishing + "/locales/en-GB", "", "{}"},
        {"price-without-locale", pricing + "/amazon.de", "", "{}"},
        {"marketplace-unknown", pricing + "/amazon.nl", "", "{}"},
        {"marketplace-retired", pricing + "/amazon.in", "", "{}"},
        {"currency", listing + "/currency", R"("USD")", R"("EUR")"},
        {"price-too-high", listing + "/price", "99.99", "100"},
        {"price-too-low", listing + "/price", "0.99", "0.54"},
        {"price-decimals", listing + "/price", "1.5", "1.999"},
        {"prime-price", listing + "/primeMemberPrice", "1.99", "2.49"},
        {"prime-price", listing + "/primeMemberPrice", "0.5", "0"},
        {"number-range", listing + "/primeMemberPrice", "0", "-0.01"},
        {"country-form", countries + "/0", R"("US")", R"("usa")"},
        {"country-repeated", countries + "/1", "", R"("US")"},
        {"country-unserved", countries + "/1", "", R"("UK")"},
        {"price-without-country", countries, R"(["US"])", R"(["CA"])", offer},
        {"release-date", offer + "/releaseDate", R"("2018-05-01T00:00Z")", R"("2018-02-30")"},
        {"release-date", offer + "/releaseDate", R"("2018-08-28")", R"("1 May 2018")"},
        {"release-date", offer + "/releaseDate", R"("2026-02-01T10:00:00")",
         R"("2026-02-01T25:00:00")"},
        {"release-date-form", offer + "/releaseDate", R"("2026-02-01T10:00:00Z")",
         R"("2026-02-01T10:00:00")"},
        {"release-date-form", offer + "/releaseDate", R"("2026-02-01T00:00:00Z")",
         R"("2026-02-01T00:00:00.000+01:00")"},
        {"privacy-missing", policies, R"({"en-US": {}})", R"({"en-GB": {}})"},
        {"privacy-url", policies + "/en-US/privacyPolicyUrl", R"("http://example.com")",
         R"("example.com/privacy")"},
    };
}

std::vector<FieldExample> text_examples() {
    const std::string prompt = texts + "/customProductPrompts/purchasePromptDescription";
    const std::string card = texts + "/customProductPrompts/boughtCardDescription";
    return {
        {"prompt-brace", prompt, R"("{PREMIUM_CONTENT_TITLE} and {PREMIUM_CONTENT_TITLE}")",
         R"("{PREMIUM_CONTENT_TITLE} with {name}")"},
        {"prompt-title", prompt, R"("Get {PREMIUM_CONTENT_TITLE}.")", R"("Get Cave Quest.")"},
        {"text-brace", texts + "/name", R"("Cave Quest")", R"("{PREMIUM_CONTENT_TITLE}")"},
        {"text-brace", card, R"("Enjoy {PREMIUM_CONTENT_TITLE}.")", R"("Enjoy {it}.")"},
        {"price-in-text", texts + "/summary", R"("Wisdom from 1850.")", R"("Only $5.")"},
        {"trial-in-text", texts + "/description", R"("On trial in court.")",
         R"("Begins with a free trial.")"},
        {"ssml", prompt, R"("{PREMIUM_CONTENT_TITLE}: 1 < 2")",
         R"("<break time='1s'/>{PREMIUM_CONTENT_TITLE}")"},
        {"emoticon", texts + "/keywords/0", R"("games: new")", "\"games :-)\""},
        {"emoticon", texts + "/name", R"("Café Quest")", R"("Quest 🎉")"},
        {"special-character", texts + "/description", R"("Two\nlines")", R"("A bell\u0007")"},
        {"special-character", texts + "/name", R"("Quest")", R"("Quest™")"},
        {"text-spaces", texts + "/summary", R"("Five.")", R"("  Five.")"},
        {"text-repeated", texts + "/keywords", R"(["cave", "caves"])", R"(["cave", "Cave"])",
         texts + "/keywords/1"},
        {"placeholder", texts + "/smallIconUri", R"("https://cdn.example.com/a.png")",
         R"("small-icon-uri")"},
        {"placeholder", policies + "/en-US/privacyPolicyUrl", R"("https://www.example.com/p")",
         R"("http://localhost/privacy")"},
        {"placeholder", "/testingInstructions", R"("Say: buy cave quest.")",
         R"("Sample testing instructions")"},
        {"icon-uri", texts + "/largeIconUri", R"("http://cdn.example.com/a.png")",
         R"("icons/large.png")"},
    };
}

}    // namespace ask::tests
