#pragma once

#include <string_view>

namespace ask::simulator {

// "Alexa, open treasure finders": whether the words open the skill of this invocation name. The
// verbs are those of the languages in which skills sell.
[[nodiscard]] bool opens_skill(std::string_view words, std::string_view invocation_name);

}    // namespace ask::simulator
