#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "core/clock.hpp"

namespace ask::store::detail {

// Times as tables keep them: whole milliseconds since 1970.
[[nodiscard]] inline std::int64_t milliseconds_of(TimePoint at) {
    return std::chrono::floor<std::chrono::milliseconds>(at).time_since_epoch().count();
}

// A row that was spoilt may say any number; the clock holds some 292 years either way.
[[nodiscard]] inline TimePoint time_of(std::int64_t milliseconds) {
    constexpr std::int64_t most = 9'000'000'000'000;
    return TimePoint(std::chrono::milliseconds{std::clamp(milliseconds, -most, most)});
}

}    // namespace ask::store::detail
