#pragma once

#include <string_view>

#include "core/result.hpp"
#include "model/json.hpp"

namespace ask::model {

// A document that is ours, read back from where it was kept; it may have been spoilt there. Safe
// for any bytes: stack does not grow with nesting.
// Errors: errors::invalid for what is no JSON, has a NUL in it, or is nested too deep.
[[nodiscard]] Result<Json> parse_stored_json(std::string_view text);

// What parse_stored_json would refuse for its nesting: more than 200 levels.
[[nodiscard]] bool is_nested_too_deep(std::string_view json);

}    // namespace ask::model
