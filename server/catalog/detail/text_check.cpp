#include <array>
#include <set>
#include <string>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/product_checks.hpp"
#include "catalog/detail/text_signs.hpp"
#include "catalog/detail/web_address.hpp"

namespace ask::catalog::detail {

namespace {

using Sign = std::optional<std::string> (*)(std::string_view);

// What no text of a product may have.
struct Unwanted {
    std::string_view rule;
    Sign find;
};

constexpr std::array unwanted{
    Unwanted{"price-in-text", find_price},
    Unwanted{"trial-in-text", find_trial},
    Unwanted{"ssml", find_tag},
    Unwanted{"emoticon", find_emoticon},
    Unwanted{"special-character", find_special_character},
};

// The longest that any text may be, with a margin: what is longer is told by its length alone.
constexpr std::size_t longest_read = 64U << 10U;

// A text and its words; nothing where it is none or far too long.
std::optional<std::string_view> words_of(const Place& place) {
    const auto text = place.text();
    return text && text->size() <= longest_read ? text : std::nullopt;
}

void check_words(const Place& place, FileReport& report) {
    const auto text = words_of(place);
    if (!text) return;
    for (const auto& [rule, find] : unwanted) {
        if (const auto found = find(*text)) report.at_value(rule, place, "has " + *found);
    }
    if (has_outer_spaces(*text)) {
        report.at_value("text-spaces", place, "begins or ends with a space: " + in_quotes(*text));
    }
    if (is_placeholder(*text))
        report.at_value("placeholder", place, "is a placeholder: " + in_quotes(*text));
}

void check_plain(const std::optional<Place>& place, FileReport& report) {
    if (!place || !place->text()) return;
    check_words(*place, report);
    if (!has_brace_beside(*place->text(), "")) return;
    report.at_value("text-brace", *place, "has a brace: " + in_quotes(*place->text()));
}

void check_list(const std::optional<Place>& list, FileReport& report) {
    std::set<std::string> seen;
    for (const Place& item : items_of(list)) {
        check_plain(item, report);
        const auto text = item.text();
        if (!text || seen.insert(lower_ascii(*text)).second) continue;
        report.at_value("text-repeated", item, in_quotes(*text) + " stands twice");
    }
}

void check_prompt(const std::optional<Place>& prompt, FileReport& report) {
    if (!prompt || !prompt->text()) return;
    check_words(*prompt, report);
    if (has_brace_beside(*prompt->text(), title_token)) {
        report.at_value(
            "prompt-brace", *prompt,
            "has a brace beside {PREMIUM_CONTENT_TITLE}: " + in_quotes(*prompt->text()));
    }
    if (prompt->text()->contains(title_token)) return;
    report.at_value("prompt-title", *prompt, "does not have {PREMIUM_CONTENT_TITLE}");
}

void check_card(const std::optional<Place>& card, FileReport& report) {
    if (!card || !card->text()) return;
    check_words(*card, report);
    if (!has_brace_beside(*card->text(), title_token)) return;
    report.at_value("text-brace", *card,
                    "has a brace beside {PREMIUM_CONTENT_TITLE}: " + in_quotes(*card->text()));
}

void check_locale_texts(const Place& texts, FileReport& report) {
    for (const std::string_view name : {"name", "summary", "description"}) {
        check_plain(texts.find(name), report);
    }
    check_list(texts.find("examplePhrases"), report);
    check_list(texts.find("keywords"), report);
    check_prompt(texts.find({"customProductPrompts", "purchasePromptDescription"}), report);
    check_card(texts.find({"customProductPrompts", "boughtCardDescription"}), report);
}

}    // namespace

void check_texts(const Place& product, FileReport& report) {
    for (const Member& locale : members_of(locales_of(product))) {
        check_locale_texts(locale.place, report);
    }
    // For Amazon's testers only: prices and tags may well stand in it.
    const auto testing = product.find("testingInstructions");
    const auto text = testing ? words_of(*testing) : std::nullopt;
    if (text && is_placeholder(*text))
        report.at_value("placeholder", *testing, "is a placeholder: " + in_quotes(*text));
}

}    // namespace ask::catalog::detail
