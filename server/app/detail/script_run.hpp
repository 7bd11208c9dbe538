#pragma once

#include "app/detail/simulate_options.hpp"

namespace ask::app::detail {

// Plays the scripts that were asked for, against a server of its own or the endpoint that was
// given; the conversations go to standard output, complaints to standard error. The exit status.
[[nodiscard]] int run_scripts(const SimulateOptions& options);

}    // namespace ask::app::detail
