#pragma once

#include "model/intent.hpp"
#include "model/json.hpp"

namespace ask::model::detail {

// Amazon's intent object, read tolerantly (see model/detail/read.hpp).
[[nodiscard]] Intent read_intent(const Json& intent);

// An `updatedIntent`: names, values and confirmations. Resolutions are Alexa's to give and are not
// sent.
[[nodiscard]] Json write_intent(const Intent& intent);

}    // namespace ask::model::detail
