#include "simulator/detail/server_timing.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ask::simulator;

TEST_CASE("a Server-Timing header tells steps and their milliseconds") {
    const auto steps =
        detail::read_server_timing(R"(verify;dur=0.9, product_api ; desc="a, b" ;dur=12, cache)");
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].name == "verify");
    CHECK(steps[0].milliseconds == 0.9);
    const auto plain = detail::read_server_timing("product_api;desc=list;dur=12,store;dur=3");
    REQUIRE(plain.size() == 2);
    CHECK(plain[0].name == "product api");
    CHECK(plain[1].milliseconds == 3);
}

TEST_CASE("what is no duration is passed over, and no header makes more than 16 steps") {
    for (const char* header : {"", ",", ";;;", "a;dur=", "a;dur=x", "a;dur=-1", "a;dur=nan",
                               "a;dur=inf", "a;dur=1e999", ";dur=1", "a dur=1"}) {
        INFO(header);
        CHECK(detail::read_server_timing(header).empty());
    }
    std::string many;
    for (int step = 0; step < 100; ++step) many += "s;dur=1,";
    CHECK(detail::read_server_timing(many).size() == 16);
}
