#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace ask::store::detail {

inline constexpr std::string_view naming_fact = "user_naming";

// Whether what a database noted is how this configuration names users. Errors: other_user_naming,
// with the remedy.
Result<void> check_naming(const std::string& noted, const std::string& ours);

}    // namespace ask::store::detail
