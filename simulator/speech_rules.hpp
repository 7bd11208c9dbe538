#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "model/json.hpp"
#include "model/purchase.hpp"

namespace ask::simulator {

// A product as it stood for the customer when the skill was asked.
struct ProductStanding {
    ReferenceName reference_name;
    std::string name;               // as the customer knows it; may be empty
    bool is_owned = false;          // ENTITLED, and no consumable: there is nothing left to buy
    bool is_purchasable = false;    // PURCHASABLE
};

// The purchase that the request told the skill about.
struct PurchaseTold {
    model::PurchaseFlow flow = model::PurchaseFlow::buy;
    model::PurchaseResult result = model::PurchaseResult::error;
};

// What the skill was asked, as far as a reviewer needs to know it.
struct Situation {
    Locale locale;
    std::string intent;                      // of an IntentRequest
    std::set<std::string> meant;             // ids and names of the values that slots resolved to
    std::optional<PurchaseTold> purchase;    // of a Connections.Response to a purchase
    std::map<ProductId, ProductStanding> products;
};

// Reads a request object; the products are the caller's to know.
[[nodiscard]] Situation situation_of(const Json& request,
                                     std::map<ProductId, ProductStanding> products);

// Which of Amazon's rules an objection is about.
enum class SpeechRule {
    price,             // a price, a discount or a trial in the skill's own words
    after_purchase,    // words of failure, or another offer, after a purchase that came to nothing
    mere_thanks,       // what was bought does not start
    suggestion_words,    // a suggestion that is no question, or asks whether to buy
    owned,               // sells what the customer owns
    not_on_sale,         // sells what cannot be bought, or what there is not
    asked_to_buy,        // suggests what the customer asked to buy
};

struct Objection {
    SpeechRule rule = SpeechRule::price;
    std::string text;    // a sentence
};

// What a certification reviewer would object to in an answer that Alexa would take. Amazon's rules:
// no price, discount or trial in the skill's own words; after a purchase that came to nothing no
// word of an error, of trying again or of something pending, and no further offer; after a purchase
// more than thanks; a suggestion ends with a question, which is not whether to buy; it is for what
// can be bought and is not owned, and not for what the customer asked to buy; nothing is sold that
// is owned. Words are judged in the languages of in-skill purchasing.
[[nodiscard]] std::vector<Objection> judge_speech(const Json& answer, const Situation& situation);
// The same, the sentences alone.
[[nodiscard]] std::vector<std::string> find_objections(const Json& answer,
                                                       const Situation& situation);

}    // namespace ask::simulator
