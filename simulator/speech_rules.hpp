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

// What a certification reviewer would object to in an answer that Alexa would take, a sentence an
// objection. Amazon's rules: no price, discount or trial in the skill's own words; after a purchase
// that came to nothing no word of an error, of trying again or of something pending, and no further
// offer; after a purchase more than thanks; a suggestion ends with a question, which is not whether
// to buy; it is for what can be bought and is not owned, and not for what the customer asked to
// buy; nothing is sold that is owned. Words are judged in the languages of in-skill purchasing.
[[nodiscard]] std::vector<std::string> find_objections(const Json& answer,
                                                       const Situation& situation);

}    // namespace ask::simulator
