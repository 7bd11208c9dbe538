#pragma once

#include <string>
#include <vector>

#include "model/json.hpp"

namespace ask::simulator::detail {

// The members that a directive of a known type cannot be without, and the values that they may
// have. A directive of another type is passed over.
void check_members(const Json& directive, std::vector<std::string>& refusals);

}    // namespace ask::simulator::detail
