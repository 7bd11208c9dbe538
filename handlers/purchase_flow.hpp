#pragma once

#include <string>

#include "handlers/resume_token.hpp"
#include "handlers/turn.hpp"

namespace handlers {

// The way into Alexa's purchase flow, which ends the session. `back` says where to go on
// afterwards.

// The customer named the product.
[[nodiscard]] Response sell(Turn& turn, const ask::model::Product& product,
                            const ResumePoint& back);
// Our own suggestion.
[[nodiscard]] Response suggest(Turn& turn, const ask::model::Product& product, std::string message,
                               const ResumePoint& back);
// A refund, or the end of a subscription.
[[nodiscard]] Response give_back(Turn& turn, const ask::model::Product& product);

}    // namespace handlers
