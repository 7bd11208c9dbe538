#pragma once

#include <chrono>

#include "core/deadline.hpp"
#include "store/detail/postgres_parameters.hpp"

namespace ask::store::detail {

// First statements of a transaction, so that the server ends the others itself shortly before the
// deadline: what the caller gave up is not written later.

// For the calls of a request: a limit that the connection has already, if sooner, holds.
[[nodiscard]] Statement within(Deadline deadline, std::chrono::milliseconds longest_lock);
[[nodiscard]] Statement within(Deadline deadline);

// For calls that may take minutes: instead of the connection's limits.
[[nodiscard]] Statement until(Deadline deadline);

}    // namespace ask::store::detail
