#pragma once

#include <string>
#include <string_view>

#include "core/log.hpp"
#include "core/result.hpp"

namespace ask::app::detail {

// The level of each room: {"app":"info", …}.
[[nodiscard]] std::string log_levels_json(const Logger& logger);

// {"level":"debug"} for every room, {"room":"isp","level":"debug"} for one, nothing else beside.
// The log tells of the change before it is made, and whatever its level.
// Errors: errors::invalid, its context one line that says what is wrong and what would be right.
Result<void> change_log_level(Logger& logger, std::string_view json);

}    // namespace ask::app::detail
