#pragma once

#include "handlers/turn.hpp"

namespace handlers {

// Into Alexa's flow for a refund, or for the end of a subscription, of the product that was named.
// What is not owned cannot be given back, and the customer hears so.
Task<Result<Response>> give_back_product(HandlerInput& input);

}    // namespace handlers
