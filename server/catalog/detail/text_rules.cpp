#include <array>

#include "catalog/detail/rule_tables.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array table{
    Rule{"prompt-brace", Severity::error,
         "A purchase prompt has no brace but those of {PREMIUM_CONTENT_TITLE}.",
         "Remove the brace, or write {PREMIUM_CONTENT_TITLE}.", "documented"},
    Rule{"prompt-title", Severity::warning,
         "A purchase prompt names the product by {PREMIUM_CONTENT_TITLE}.",
         "Write {PREMIUM_CONTENT_TITLE} where the name belongs.", "documented as advice"},
    Rule{"text-brace", Severity::warning,
         "Other texts have no braces; {PREMIUM_CONTENT_TITLE} is filled in in prompts and on the "
         "card only.",
         "Remove the brace; it would be shown or spoken as it stands.", "inferred"},
    Rule{"price-in-text", Severity::warning, "No text tells a price or a currency.",
         "Remove the price; Alexa tells it herself, in the customer's currency.", "certification"},
    Rule{"trial-in-text", Severity::warning, "No text tells the length of a trial.",
         "Remove it; Alexa tells of the trial herself.", "certification"},
    Rule{"ssml", Severity::warning, "Texts are plain, without SSML tags.",
         "Remove the tags; the purchase flow speaks plain text.", "uncertain"},
    Rule{"emoticon", Severity::warning, "Texts have no emoji and no emoticons.", "Remove it.",
         "certification"},
    Rule{"special-character", Severity::warning,
         "Texts have no control, invisible or trademark characters.",
         "Remove it, or write it in words.", "certification"},
    Rule{"text-spaces", Severity::warning, "Texts begin and end without spaces.",
         "Remove the spaces.", "advice"},
    Rule{"text-repeated", Severity::warning,
         "No example phrase and no keyword stands twice in its list.", "Remove one.", "advice"},
    Rule{"placeholder", Severity::warning, "No sample text or address was left to be replaced.",
         "Write what it stands for; certification rejects placeholders.", "certification"},
};

}    // namespace

std::span<const Rule> text_rules() {
    return table;
}

}    // namespace ask::catalog::detail
