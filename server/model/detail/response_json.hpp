#pragma once

#include "model/json.hpp"
#include "model/response.hpp"

namespace ask::model::detail {

// The `response` object as Amazon spells it. Members that are not set are left out.
[[nodiscard]] Json write_response(const Response& response);

}    // namespace ask::model::detail
