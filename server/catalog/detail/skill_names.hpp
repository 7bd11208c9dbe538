#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/result.hpp"

namespace ask::catalog::detail {

// The skill's names by locale, of `package`/skill.json; none where there is no such file. Errors:
// errors::invalid, one line, where it cannot be read.
[[nodiscard]] Result<std::map<std::string, std::string>> load_skill_names(
    const std::filesystem::path& package);

}    // namespace ask::catalog::detail
