#include "core/timestamp.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace std::chrono;
using ask::parse_timestamp;

TEST_CASE("a timestamp reads with Z, fractions and offsets") {
    const auto half_past_nine = ask::TimePoint{sys_days{2026y / 1 / 15} + 9h + 30min};
    const std::vector<std::pair<std::string, milliseconds>> rows{
        {"2026-01-15T09:30:00Z", 0ms},          {"2026-01-15T09:30:00.5Z", 500ms},
        {"2026-01-15T09:30:00.123456Z", 123ms}, {"2026-01-15T10:30:00+01:00", 0ms},
        {"2026-01-15T10:30:00+0100", 0ms},      {"2026-01-15T04:00:00-05:30", 0ms},
        {"2026-01-15T09:29:60Z", 0ms},          {"2026-01-15T09:30:00.123456789Z", 123ms},
    };
    for (const auto& [text, extra] : rows) {
        INFO(text);
        const auto read = parse_timestamp(text);
        REQUIRE(read);
        CHECK(floor<milliseconds>(*read - half_past_nine) == extra);
    }
}

TEST_CASE("what is no timestamp is refused") {
    const std::vector<std::string> rows{
        "",
        "garbage",
        "1768469400000",
        "2026-01-15",
        "2026-01-15T09:30:00",
        "2026-01-15 09:30:00Z",
        "2026-01-15T09:30Z",
        "1970-01-01T00:59:59+01:00",
        "2026-13-15T09:30:00Z",
        "2026-02-30T09:30:00Z",
        "2026-01-15T24:00:00Z",
        "2026-01-15T09:61:00Z",
        "2026-01-15T09:30:61Z",
        "2026-01-15T09:30:00.Z",
        "2026-01-15T09:30:00+1",
        "2026-01-15T09:30:00+25:00",
        "2026-01-15T09:30:00Zx",
        " 2026-01-15T09:30:00Z",
        "10000-01-15T09:30:00Z",
        "1969-12-31T23:59:59Z",
        "+026-01-15T09:30:00Z",
        "2026-01-15T09:30:00." + std::string(400, '1') + "Z",
    };
    for (const auto& text : rows) {
        INFO(text);
        CHECK(!parse_timestamp(text));
    }
}

TEST_CASE("a timestamp is written as it is read") {
    const auto at = parse_timestamp("2026-11-05T23:04:09.042Z");
    REQUIRE(at);
    CHECK(ask::format_timestamp(*at) == "2026-11-05T23:04:09Z");
    CHECK(ask::format_timestamp_ms(*at) == "2026-11-05T23:04:09.042Z");
}
