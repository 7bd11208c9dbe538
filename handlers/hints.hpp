#pragma once

#include "handlers/turn.hpp"

namespace handlers {

inline constexpr const char* hint_pack = "five_hint_pack";
inline constexpr int hints_per_pack = 5;

// Gives the present scene's hint for one from the stock; a scene's hint is paid for once.
Task<Result<Response>> hint(HandlerInput& input);
// How many hints are left.
Task<Result<Response>> hint_inventory(HandlerInput& input);

// How many are left; none: cannot be said now, which is logged.
Task<std::optional<std::int64_t>> hints_left(HandlerInput& input);

// One hint from the stock for the scene at `place`, for which it was paid only once. Says what the
// customer can do when none is left.
Task<Result<Response>> spend_hint(Turn& turn, Place place);

}    // namespace handlers
