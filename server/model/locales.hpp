#pragma once

#include <string_view>

#include "core/ids.hpp"

namespace ask::model {

// The locale if it is one of Alexa's, else "other", and "none" for an empty one: a word from a
// bounded set, for metrics and the log.
[[nodiscard]] std::string_view known_locale(const Locale& locale);

}    // namespace ask::model
