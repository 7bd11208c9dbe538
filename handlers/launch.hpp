#pragma once

#include "handlers/turn.hpp"

namespace handlers {

// Greets by what is owned; says nothing of owning or buying while products are unknown.
Task<Result<Response>> launch(HandlerInput& input);

// Before every handler: counts a visit when a session begins, except on return from a purchase.
Task<Result<void>> count_visit(HandlerInput& input);

}    // namespace handlers
