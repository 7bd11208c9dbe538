#pragma once

#include <filesystem>

#include "skill/registry.hpp"

namespace handlers {

// The skill: every route, with the speech and content of `config` (speech/, adventures/). Fails
// with all faults of those files in one context, a line each.
[[nodiscard]] ask::Result<ask::skill::Registry> make_skill(const std::filesystem::path& config);

}    // namespace handlers
