#pragma once

#include "handlers/turn.hpp"

namespace handlers {

// On return from Alexa's purchase flow. Every one of them reads the products again and acts on the
// record; none offers anything, and none speaks of errors, of pending payments or of trying again.

// Buy and Upsell, ACCEPTED: starts the content or gives the hint at once.
Task<Result<Response>> bought(HandlerInput& input);
// Buy and Upsell, ALREADY_PURCHASED, PENDING_PURCHASE, ERROR, NOT_ENTITLED: what is owned by the
// record is started, otherwise the customer goes on where they were.
Task<Result<Response>> by_the_record(HandlerInput& input);
// DECLINED, and every result of Cancel: goes on where they were, as far as that is open.
Task<Result<Response>> carried_on(HandlerInput& input);

}    // namespace handlers
