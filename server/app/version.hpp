#pragma once

#include <string>

namespace ask::app {

// The version, the commit it was built from, and the versions of what it links.
[[nodiscard]] std::string version_text();
// The version alone: "0.1.0".
[[nodiscard]] std::string version_number();
// The commit alone, or "unknown".
[[nodiscard]] std::string version_commit();

}    // namespace ask::app
