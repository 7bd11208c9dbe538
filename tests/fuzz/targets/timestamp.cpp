#include "core/timestamp.hpp"

#include <chrono>

#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "verify/freshness.hpp"
#include "verify/reasons.hpp"

namespace ask::fuzz {

namespace {

using namespace std::chrono_literals;

// 2026-01-15T09:30:00Z.
constexpr TimePoint now{std::chrono::seconds{1'768'469'400}};

void check_freshness(std::string_view text, const Result<TimePoint>& at) {
    const Result<void> fresh = verify::check_timestamp("LaunchRequest", text, now, 150s);
    const Result<void> event =
        verify::check_timestamp("AlexaSkillEvent.SkillEnabled", text, now, 150s);
    if (!fresh) {
        hold_refusal(fresh.error(),
                     {verify::reasons::timestamp_missing, verify::reasons::timestamp_invalid,
                      verify::reasons::timestamp_too_old, verify::reasons::timestamp_in_future});
    }
    const bool is_near = at && *at >= now - 150s && *at <= now + 150s;
    const bool is_near_enough = at && *at >= now - 3'600s && *at <= now + 150s;
    hold(fresh.has_value() == is_near, "150 s either way, and no more");
    hold(event.has_value() == is_near_enough, "an event is an hour late at most");
    hold(!verify::check_timestamp("LaunchRequest", text, now, 9'999s) || is_near,
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
