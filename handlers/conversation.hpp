#pragma once

#include "handlers/turn.hpp"

namespace handlers {

// What they mean depends on what was asked last.
Task<Result<Response>> yes(HandlerInput& input);
Task<Result<Response>> no(HandlerInput& input);

Task<Result<Response>> help(HandlerInput& input);
// Stop, cancel and home: a goodbye, and the session ends.
Task<Result<Response>> goodbye(HandlerInput& input);
// The last answer again.
Task<Result<Response>> repeat(HandlerInput& input);
// Words that the skill does not know.
Task<Result<Response>> not_understood(HandlerInput& input);

// After every handler: keeps what was said, for `repeat`.
Task<Result<void>> remember_speech(HandlerInput& input, Response& response);

}    // namespace handlers
