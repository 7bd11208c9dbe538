#pragma once

#include <string>

#include "core/result.hpp"
#include "simulator/desk/console_guard.hpp"

namespace ask::app::detail {

// Who may drive a console that listens on this address: with a token in STAND_IN_TOKEN those who
// have it, without one those on this machine. The variable is taken out of the environment.
// Errors: errors::invalid for an address that others reach without a token, and for a token that is
// too short or cannot stand in an address.
[[nodiscard]] Result<simulator::ConsoleAccess> console_access(const std::string& address);

}    // namespace ask::app::detail
