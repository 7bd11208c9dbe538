#include "verify/freshness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/timestamp.hpp"
#include "support/alexa_pki.hpp"

using namespace ask;
using namespace ask::tests;
using verify::check_timestamp;

namespace {

const std::string event = "AlexaSkillEvent.SkillEnabled";

std::string judged(const std::string& type, std::chrono::milliseconds ahead,
                   std::chrono::seconds tolerance = 150s) {
    return reason(check_timestamp(type, format_timestamp_ms(noon + ahead), noon, tolerance));
}

}    // namespace

TEST_CASE("a request up to exactly 150 s away from the clock is fresh, either way") {
    struct Row {
        std::chrono::milliseconds ahead;
        std::string expected;
    };
    const std::vector<Row> rows{{0s, "held"},
                                {-149s, "held"},
                                {-150s, "held"},
                                {-150'001ms, "timestamp_too_old"},
                                {-151s, "timestamp_too_old"},
                                {-24h, "timestamp_too_old"},
                                {1s, "held"},
                                {149s, "held"},
                                {150s, "held"},
                                {150'001ms, "timestamp_in_future"},
                                {151s, "timestamp_in_future"},
                                {24h, "timestamp_in_future"}};
    for (const Row& row : rows) {
        INFO(row.ahead.count() << " ms");
        CHECK(judged("IntentRequest", row.ahead) == row.expected);
    }
}

TEST_CASE("exactly five skill events may be an hour old") {
    for (const std::string late : {"SkillEnabled", "SkillDisabled", "SkillPermissionChanged",
                                   "SkillPermissionAccepted", "SkillAccountLinked"}) {
        INFO(late);
        CHECK(judged("AlexaSkillEvent." + late, -3'600s) == "held");
        CHECK(judged("AlexaSkillEvent." + late, -3'600'001ms) == "timestamp_too_old");
        CHECK(judged(late, -151s) == "timestamp_too_old");
    }
    for (const std::string type :
         {"AlexaSkillEvent.ProactiveSubscriptionChanged", "AlexaSkillEvent.SkillEnabledX",
          "AlexaSkillEvent.", "alexaskillevent.skillenabled", "", "LaunchRequest"}) {
        INFO(type);
        CHECK(judged(type, -151s) == "timestamp_too_old");
    }
}

TEST_CASE("a skill event comes late and never early") {
    CHECK(judged(event, 150s) == "held");
    CHECK(judged(event, 151s) == "timestamp_in_future");
}

TEST_CASE("a smaller tolerance is respected, a larger one is not") {
    CHECK(judged("LaunchRequest", -10s, 10s) == "held");
    CHECK(judged("LaunchRequest", -11s, 10s) == "timestamp_too_old");
    CHECK(judged("LaunchRequest", 11s, 10s) == "timestamp_in_future");
    CHECK(judged("LaunchRequest", 0s, 0s) == "held");
    CHECK(judged("LaunchRequest", 0s, -5s) == "held");
    CHECK(judged("LaunchRequest", -151s, 600s) == "timestamp_too_old");
    CHECK(judged(event, -3'600s, 10s) == "held");
}

TEST_CASE("fractions of seconds and offsets are read") {
    for (const std::string at : {"2026-01-15T09:30:00Z", "2026-01-15T09:30:00.123Z",
                                 "2026-01-15T10:30:00+01:00", "2026-01-15T04:30:00-0500"}) {
        INFO(at);
        CHECK(check_timestamp("LaunchRequest", at, noon, 1s));
    }
    CHECK(reason(check_timestamp("LaunchRequest", "2026-01-15T09:30:00+01:00", noon, 150s)) ==
          "timestamp_too_old");
}

TEST_CASE("a timestamp that is absent or cannot be read is refused") {
    CHECK(reason(check_timestamp("LaunchRequest", "", noon, 150s)) == "timestamp_missing");
    for (const std::string at :
         {"garbage", "NaN", "1768469400000", "2026-01-15", "2026-01-15T09:30:00",
          "2026-13-15T09:30:00Z", "2026-01-15T09:30:00Z ", "10000-01-01T00:00:00Z", "null"}) {
        INFO(at);
        CHECK(reason(check_timestamp("LaunchRequest", at, noon, 150s)) == "timestamp_invalid");
    }
}

TEST_CASE("the ends of time are refused like any other wrong time") {
    CHECK(reason(check_timestamp("LaunchRequest", "1970-01-01T00:00:00Z", noon, 150s)) ==
          "timestamp_too_old");
    CHECK_FALSE(check_timestamp("LaunchRequest", "9999-12-31T23:59:59Z", noon, 150s));
}

TEST_CASE("a refusal says by how much the clock is off") {
    const auto old = check_timestamp("LaunchRequest", format_timestamp(noon - 201s), noon, 150s);
    REQUIRE_FALSE(old);
    CHECK(old.error().context == "201 s old, 150 s are allowed");
    const auto early = check_timestamp("LaunchRequest", format_timestamp(noon + 500s), noon, 100s);
    REQUIRE_FALSE(early);
    CHECK(early.error().context == "500 s ahead of the clock, 100 s are allowed");
}
