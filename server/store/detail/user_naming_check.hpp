#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace ask::store::detail {

inline constexpr std::string_view naming_fact = "user_naming";

// As far as the name of one user tells it, where nothing is noted: the key stays unknown.
[[nodiscard]] std::string naming_by_form(std::string_view user);

// Whether what a database noted, or naming_by_form says, is how this configuration names users.
// Errors: other_user_naming, with the remedy.
Result<void> check_naming(const std::string& noted, const std::string& ours);

}    // namespace ask::store::detail
