#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace ask::simulator::detail {

// The standard phrases of built-in intents in a language (two letters), in their comparable form,
// each with its intent. In a language that is not known there are none.
[[nodiscard]] std::unordered_map<std::string, std::string> built_in_phrases(
    std::string_view language);

}    // namespace ask::simulator::detail
