#pragma once

#include <chrono>

#include "core/clock.hpp"

namespace ask::fuzz {

// 2026-01-15T09:30:00Z, by the clock of all targets; the certificates of known/ are in date.
inline constexpr TimePoint noon{std::chrono::seconds{1'768'469'400}};

}    // namespace ask::fuzz
