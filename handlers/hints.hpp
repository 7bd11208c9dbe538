#pragma once

#include "handlers/turn.hpp"

namespace handlers {

inline constexpr const char* hint_pack = "five_hint_pack";

// Gives the present scene's hint for one from the stock; a scene's hint is paid for once.
Task<Result<Response>> hint(HandlerInput& input);
// How many hints are left.
Task<Result<Response>> hint_inventory(HandlerInput& input);

// Makes the stock agree with Amazon's count. Without products the stored numbers stand.
void reconcile_hints(Turn& turn, const ask::isp::ProductList* products);

// One hint from the stock for the scene at `place`. Only while some are left.
[[nodiscard]] Response spend_hint(Turn& turn, const Place& place);

}    // namespace handlers
