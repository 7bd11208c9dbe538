#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"
#include "simulator/desk/desk.hpp"

namespace ask::simulator {

// Answers what is below /api/, without asking who may. Waits for the skill where a turn is asked
// for: not for I/O threads.
[[nodiscard]] http::Response answer_control_api(Desk& desk, const http::Request& request);

// The page and what it loads; 404 for all else.
[[nodiscard]] http::Response answer_page(std::string_view target);

// {"error": "…"}
[[nodiscard]] http::Response console_error(unsigned status, const std::string& why);

}    // namespace ask::simulator
