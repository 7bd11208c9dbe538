#pragma once

#include <span>
#include <string_view>

namespace ask::simulator::detail {

// Names of colours in a language (two letters); empty where none are known.
[[nodiscard]] std::span<const std::string_view> color_names(std::string_view language);

}    // namespace ask::simulator::detail
