#pragma once

#include "app/detail/simulate_options.hpp"

namespace ask::app::detail {

// Stays up and plays Alexa to the skill that was asked for, with the console's page, until SIGINT
// or SIGTERM. Addresses go to standard output, complaints to standard error. The exit status.
[[nodiscard]] int run_desk(const SimulateOptions& options);

}    // namespace ask::app::detail
