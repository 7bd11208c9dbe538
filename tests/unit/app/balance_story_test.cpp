#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "app/detail/balance_story.hpp"
#include "app/detail/progress.hpp"

using namespace ask;
using app::detail::balance_story;
using app::detail::grouped;

TEST_CASE("the story of a balance tells when, what and how much, product by product") {
    const TimePoint at(std::chrono::milliseconds{1'768'469'400'250});
    const std::string story =
        balance_story({{ReferenceName("hints"), at, RequestId("r1"), "purchase", 1, 5, 5},
                       {ReferenceName("coins"), at, RequestId("r2"), "provisional", 1, 9, 9},
                       {ReferenceName("hints"), at, RequestId("r3"), "use", 0, -2, 3}});
    CHECK(story.find("coins") < story.find("hints"));
    CHECK(story.find("2026-01-15T09:30:00.250Z") != std::string::npos);
    CHECK(story.find("bought, not counted by Amazon yet") != std::string::npos);
    CHECK(story.find("used") != std::string::npos);
    CHECK(story.find("-2") != std::string::npos);
    CHECK(story.ends_with("left: 3\n"));
}

TEST_CASE("a reason of a later skilld is told as it is") {
    CHECK(balance_story({{ReferenceName("a"), {}, RequestId("r"), "gift", 0, 1, 1}}).find("gift") !=
          std::string::npos);
}

TEST_CASE("large numbers are grouped by thousands") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1'000) == "1,000");
    CHECK(grouped(12'345'678) == "12,345,678");
    CHECK(grouped(-1'234) == "-1,234");
    CHECK(grouped(-123) == "-123");
}
