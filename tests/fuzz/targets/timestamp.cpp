#include "core/timestamp.hpp"

#include <chrono>

#include "fuzz/hold.hpp"
#include "fuzz/noon.hpp"
#include "fuzz/targets.hpp"
#include "verify/freshness.hpp"
#include "verify/reasons.hpp"

namespace ask::fuzz {

namespace {

using namespace std::chrono_literals;

void check_freshness(std::string_view text, const Result<TimePoint>& at) {
    const Result<void> fresh = verify::check_timestamp("LaunchRequest", text, noon, 150s);
    const Result<void> event =
        verify::check_timestamp("AlexaSkillEvent.SkillEnabled", text, noon, 150s);
    if (!fresh) {
        hold_refusal(fresh.error(),
                     {verify::reasons::timestamp_missing, verify::reasons::timestamp_invalid,
                      verify::reasons::timestamp_too_old, verify::reasons::timestamp_in_future});
    }
    const bool is_near = at && *at >= noon - 150s && *at <= noon + 150s;
    const bool is_near_enough = at && *at >= noon - 3'600s && *at <= noon + 150s;
    hold(fresh.has_value() == is_near, "150 s either way, and no more");
    hold(event.has_value() == is_near_enough, "an event is an hour late at most");
    hold(!verify::check_timestamp("LaunchRequest", text, noon, 9'999s) || is_near,
         "no tolerance is larger than Amazon's");
}

}    // namespace

void timestamp(std::string_view bytes) {
    const Result<TimePoint> at = parse_timestamp(bytes);
    check_freshness(bytes, at);
    if (!at) return hold_refusal(at.error(), {errors::invalid});
    const std::string text = format_timestamp_ms(*at);
    hold(text.size() == 24 && text.ends_with('Z'), "is written in one form");
    const Result<TimePoint> again = parse_timestamp(text);
    hold(again && format_timestamp_ms(*again) == text, "what was read can be written and read");
    hold(*again <= *at && *at - *again < 1ms, "and loses less than a millisecond");
    hold(parse_timestamp(format_timestamp(*at)).has_value(), "without milliseconds too");
}

}    // namespace ask::fuzz
