#include "endpoint/detail/log_limit.hpp"

#include <catch2/catch_test_macros.hpp>

using ask::endpoint::detail::LogLimit;
using namespace std::chrono_literals;

namespace {

constexpr LogLimit::Time start{1h};

// How many of so many lines are written.
int pass(LogLimit& limit, int lines, LogLimit::Time now) {
    int written = 0;
    for (int line = 0; line < lines; ++line) written += limit.pass("a", now) ? 1 : 0;
    return written;
}

}    // namespace

TEST_CASE("ten lines of a reason are written at once, and then one each second") {
    LogLimit limit;
    CHECK(pass(limit, 100, start) == 10);
    CHECK(pass(limit, 100, start + 999ms) == 0);
    CHECK(pass(limit, 100, start + 1s) == 1);
    CHECK(pass(limit, 100, start + 3s) == 2);
    CHECK(pass(limit, 100, start + 1h) == 10);
}

TEST_CASE("the line after those that were left out says how many they are") {
    LogLimit limit;
    for (int line = 0; line < 10; ++line) CHECK(limit.pass("a", start) == 0U);
    for (int line = 0; line < 7; ++line) CHECK_FALSE(limit.pass("a", start));
    CHECK(limit.pass("a", start + 2s) == 7U);
    CHECK(limit.pass("a", start + 2s) == 0U);
}

TEST_CASE("one reason takes no line from another") {
    LogLimit limit;
    pass(limit, 100, start);
    CHECK(limit.pass("b", start) == 0U);
    CHECK_FALSE(limit.pass("a", start));
}

TEST_CASE("a thread that read the clock earlier gets no line for it") {
    LogLimit limit;
    CHECK(pass(limit, 100, start) == 10);
    CHECK(pass(limit, 1, start - 1h) == 0);
    CHECK(pass(limit, 1, start + 1ms) == 0);
    CHECK(pass(limit, 2, start + 1s) == 1);
}
