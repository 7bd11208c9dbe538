#pragma once

#include <chrono>
#include <string_view>

#include "core/clock.hpp"
#include "core/result.hpp"

namespace ask::verify {

// Amazon: a request more than 150 s away from the clock, either way, is refused; exactly 150 s
// holds. These five skill events may be up to 3,600 s old: SkillEnabled, SkillDisabled,
// SkillPermissionChanged, SkillPermissionAccepted, SkillAccountLinked (each AlexaSkillEvent.…);
// they come late, never early, so the limit ahead of the clock is that of every request.
// `tolerance` is 0 … 150 s; what lies outside counts as the nearest end.
// Errors: reasons::timestamp_*, the context says by how much.
[[nodiscard]] Result<void> check_timestamp(std::string_view request_type,
                                           std::string_view timestamp, TimePoint now,
                                           std::chrono::seconds tolerance);

}    // namespace ask::verify
