#pragma once

#include <string_view>

#include "core/clock.hpp"
#include "http/message.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator {

// Whether a request's path is that of the operation below.
[[nodiscard]] bool is_entitlement_reset(std::string_view target);

// DELETE /v1/inSkillProducts/{productId}/stages/{stage}/entitlement: as if the token's customer had
// never bought the product. 204; 400 for a stage other than development and live, 401, 403, 404
// for an unknown product, 405. The real operation is one of SMAPI's and wants a developer's token
// from Login with Amazon; here a customer's token says whose purchases are meant.
[[nodiscard]] http::Response answer_entitlement_reset(Amazon& amazon, const http::Request& request,
                                                      TimePoint now);

}    // namespace ask::simulator
