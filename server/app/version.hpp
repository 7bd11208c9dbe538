#pragma once

#include <string>

namespace ask::app {

// The version, the commit it was built from, and the versions of what it links.
[[nodiscard]] std::string version_text();

}    // namespace ask::app
