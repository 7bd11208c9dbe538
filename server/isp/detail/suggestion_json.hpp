#pragma once

#include "isp/suggestion_rules.hpp"
#include "model/json.hpp"

namespace ask::isp::detail {

[[nodiscard]] SuggestionMemory read_suggestions(const Json& value);
// Into what was read: members that are not the memory's stay.
void write_suggestions(Json& object, const SuggestionMemory& memory);

}    // namespace ask::isp::detail
