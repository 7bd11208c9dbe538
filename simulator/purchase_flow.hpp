#pragma once

#include <optional>
#include <string>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "model/json.hpp"
#include "model/purchase.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator {

// A Connections.SendRequest as the skill sent it.
struct PurchaseOrder {
    model::PurchaseFlow flow = model::PurchaseFlow::buy;
    ProductId product;
    std::string upsell_message;
    std::string token;
};

// How the customer, or the world, decides a purchase that Alexa carries out.
enum class Decision { accept, decline, pending, error, already_purchased, not_entitled };

// What comes of it, as the skill will be told.
struct PurchaseOutcome {
    model::PurchaseResult result = model::PurchaseResult::error;
    std::string message;       // payload.message; may be empty
    std::string alexa_says;    // what the customer hears from Alexa herself
};

// Who buys where, and when.
struct Counter {
    Amazon& amazon;
    Customer& customer;
    TimePoint now;
};

// The purchase directive among a response's directives, if there is one that can be carried out:
// a known name, a product id, a token. The response's other faults are not judged here.
[[nodiscard]] std::optional<PurchaseOrder> find_order(const Json& answer);

// Carries an order out and changes what the customer has. Alexa has her own word where the customer
// owns the product already (ALREADY_PURCHASED), owns nothing to cancel (NOT_ENTITLED), or where it
// is not on sale (ERROR). already_purchased means that it was bought elsewhere meanwhile;
// not_entitled, that it was given back meanwhile. A refund takes effect at once; a cancelled
// subscription stays until its term ends. Errors: errors::invalid for a decision that cannot happen
// in this flow.
[[nodiscard]] Result<PurchaseOutcome> carry_out(const Counter& counter, const PurchaseOrder& order,
                                                Decision decision);

[[nodiscard]] std::string_view to_text(Decision decision);

}    // namespace ask::simulator
