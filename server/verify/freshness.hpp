#pragma once

#include <chrono>
#include <string_view>

#include "core/clock.hpp"
#include "core/result.hpp"

namespace ask::verify {

// Amazon: a request more than 150 s away from the clock, either way, is refused; exactly 150 s holds.
// For these five skill events it is 3,600 s: SkillEnabled, SkillDisabled, SkillPermissionChanged,
// SkillPermissionAccepted, SkillAccountLinked (each AlexaSkillEvent.…).
// `tolerance` is at most 150 s. Errors: reasons::timestamp_*, the context says by how much.
[[nodiscard]] Result<void> check_timestamp(std::string_view request_type, std::string_view timestamp,
                                           TimePoint now, std::chrono::seconds tolerance);

}    // namespace ask::verify
