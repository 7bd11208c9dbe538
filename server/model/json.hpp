#pragma once

#include <nlohmann/json.hpp>

namespace ask {

// Free-form values that are not ours to type: session attributes, persistent attributes, raw
// directives.
using Json = nlohmann::json;

}    // namespace ask
