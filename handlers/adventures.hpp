#pragma once

#include "handlers/turn.hpp"

namespace handlers {

// Starts the adventure that was named, or the next one.
Task<Result<Response>> play(HandlerInput& input);
// Which adventures are open.
Task<Result<Response>> list_adventures(HandlerInput& input);
// The present story from its beginning.
Task<Result<Response>> start_over(HandlerInput& input);

// Starts it if it is open; else suggests the product that opens it, or proposes another.
Task<Response> play_adventure(Turn& turn, const Adventure& adventure);

}    // namespace handlers
