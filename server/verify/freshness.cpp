#include "verify/freshness.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/timestamp.hpp"
#include "verify/reasons.hpp"

namespace ask::verify {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds largest_tolerance = 150s;
constexpr std::chrono::seconds event_window = 3'600s;

bool may_come_late(std::string_view request_type) {
    constexpr std::array<std::string_view, 5> events{
        "AlexaSkillEvent.SkillEnabled", "AlexaSkillEvent.SkillDisabled",
        "AlexaSkillEvent.SkillPermissionChanged", "AlexaSkillEvent.SkillPermissionAccepted",
        "AlexaSkillEvent.SkillAccountLinked"};
    return std::ranges::find(events, request_type) != events.end();
}

// Rounded up, so that "151 s" is never said of what is allowed.
std::string in_seconds(TimePoint::duration span) {
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(span).count()) + " s";
}

}    // namespace

Result<void> check_timestamp(std::string_view request_type, std::string_view timestamp,
                             TimePoint now, std::chrono::seconds tolerance) {
    if (timestamp.empty()) return fail(reasons::timestamp_missing, "request.timestamp is absent");
    const Result<TimePoint> sent = parse_timestamp(timestamp);
    if (!sent) return fail(reasons::timestamp_invalid, sent.error().context);
    const std::chrono::seconds ahead = std::clamp(tolerance, 0s, largest_tolerance);
    const std::chrono::seconds behind = may_come_late(request_type) ? event_window : ahead;
    const TimePoint::duration age = now - *sent;
    if (age > behind) {
        return fail(reasons::timestamp_too_old,
                    in_seconds(age) + " old, " + in_seconds(behind) + " are allowed");
    }
    if (-age > ahead) {
        return fail(reasons::timestamp_in_future, in_seconds(-age) + " ahead of the clock, " +
                                                      in_seconds(ahead) + " are allowed");
    }
    return {};
}

}    // namespace ask::verify
