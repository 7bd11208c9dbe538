#pragma once

#include "handlers/turn.hpp"

namespace handlers {

Task<Result<Response>> session_ended(HandlerInput& input);
Task<Result<Response>> skill_enabled(HandlerInput& input);
// A customer whose id will not come back (NOT_PERSISTED) is forgotten by the server.
Task<Result<Response>> skill_disabled(HandlerInput& input);
// Whether an intent that was asked for without naming the skill could be answered.
Task<Result<Response>> can_fulfill(HandlerInput& input);
// Any request that has no handler of its own.
Task<Result<Response>> anything_else(HandlerInput& input);

// Something failed: a helpful sentence that blames nobody.
Response apologise(HandlerInput& input, const ask::Error& error);

}    // namespace handlers
