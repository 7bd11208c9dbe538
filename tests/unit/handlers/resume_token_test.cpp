#include "handlers/resume_token.hpp"

#include <catch2/catch_test_macros.hpp>

using handlers::Place;
using handlers::Purpose;
using handlers::read_token;
using handlers::ResumePoint;
using handlers::write_token;

TEST_CASE("a token says where to go on and why") {
    const ResumePoint stuck{Place{"cave_fish", 2, 1, false}, Purpose::hint, ""};
    CHECK(write_token(stuck) == "v1.cave_fish.2.1.hint.-");
    CHECK(write_token({}) == "v1.-.0.0.browse.-");
}

TEST_CASE("a token reads as it was written") {
    const ResumePoint points[] = {
        {},
        {std::nullopt, Purpose::play, "dark_pool"},
        {Place{"old_lighthouse", 0, 0, false}, Purpose::browse, ""},
        {Place{"cave_fish", 2, 1, false}, Purpose::hint, ""},
        {Place{"attic_map", 1, 1, false}, Purpose::play, "light_stone"},
    };
    for (const ResumePoint& point : points) CHECK(read_token(write_token(point)) == point);
}

TEST_CASE("a token that this skill did not write gives a fresh start") {
    const std::string foreign[] = {
        "",
        "v1",
        "v2.cave_fish.2.1.hint.-",
        "v1.cave_fish.2.1.hint",
        "v1.cave_fish.2.1.hint.-.-",
        "v1.Cave Fish.2.1.hint.-",
        "v1..2.1.hint.-",
        "v1.cave_fish.-1.1.hint.-",
        "v1.cave_fish.2x.1.hint.-",
        "v1.cave_fish.99999999999999999999.1.hint.-",
        "v1.cave_fish.2.1.own.-",
        "v1.cave_fish.2.1.hint.<break/>",
        "resume:level-3",
        std::string("v1.\0.0.0.browse.-", 17),
        std::string(10'000, '.'),
    };
    for (const std::string& token : foreign) {
        CAPTURE(token);
        CHECK(read_token(token) == ResumePoint{});
    }
}
