#pragma once

#include "handlers/turn.hpp"

namespace handlers {

// Greets by what is owned; says nothing of owning or buying while products are unknown.
Task<Result<Response>> launch(HandlerInput& input);

// Before every handler: without knowing what the customer did before, an apology is better than an
// adventure that is not kept; only who says goodbye hears goodbye. Counts a visit when a session
// begins, except on return from a purchase.
Task<Result<void>> know_customer(HandlerInput& input);

}    // namespace handlers
