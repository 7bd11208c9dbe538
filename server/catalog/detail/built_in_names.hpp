#pragma once

#include <string>
#include <string_view>

namespace ask::catalog::detail {

// "AMAZON.HelpIntent", and the library's "AMAZON.SearchAction<object@WeatherForecast>".
[[nodiscard]] bool is_built_in_intent(std::string_view name);
// The built-in intent that was meant; empty: none is near.
[[nodiscard]] std::string near_built_in_intent(std::string_view name);

[[nodiscard]] bool is_built_in_type(std::string_view name);
// AMAZON.SearchQuery takes whole phrases.
[[nodiscard]] bool is_phrase_type(std::string_view name);

}    // namespace ask::catalog::detail
