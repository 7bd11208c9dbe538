#pragma once

#include <chrono>
#include <cstdint>

#include "core/clock.hpp"

namespace ask::store::detail {

// Times as tables keep them: whole milliseconds since 1970.
[[nodiscard]] inline std::int64_t milliseconds_of(TimePoint at) {
    return std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count();
}

[[nodiscard]] inline TimePoint time_of(std::int64_t milliseconds) {
    return TimePoint(std::chrono::milliseconds{milliseconds});
}

}    // namespace ask::store::detail
