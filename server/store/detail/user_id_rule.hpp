#pragma once

#include "core/ids.hpp"
#include "core/result.hpp"

namespace ask::store::detail {

// Errors: errors::invalid for an id that is empty, longer than 512 bytes or not printable ASCII.
[[nodiscard]] Result<void> check_user_id(const UserId& user);

}    // namespace ask::store::detail
