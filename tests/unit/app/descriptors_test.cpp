#include "app/detail/descriptors.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <limits>

using ask::app::detail::connections_within;

TEST_CASE("so many connections are taken that descriptors are left for the threads and the rest") {
    struct Case {
        std::size_t descriptors, threads, kept;    // kept: for what is no connection
    };
    constexpr Case cases[] = {
        {4'096, 1, 203},     {4'096, 72, 416},  {1'024, 1, 203},     {1'024, 72, 416},
        {1'024, 200, 800},   {1'024, 256, 896}, {1'024, 341, 1'023}, {256, 1, 203 - 74},
        {256, 64, 192 + 32}, {64, 1, 3 + 30},
    };
    for (const auto& [descriptors, threads, kept] : cases) {
        CAPTURE(descriptors, threads);
        const std::size_t most =
            connections_within(descriptors, {.connections = 4'096, .io_threads = threads});
        CHECK(most >= 1);
        CHECK(most < 4'096);
        const std::size_t refused = std::max<std::size_t>(16, most / 8);
        const std::size_t left = descriptors - kept;
        CHECK((most == 1 || most + refused <= left));
        // Not many fewer than there is room for.
        CHECK(most + refused + 25 >= std::min<std::size_t>(left, 4'096));
    }
}

TEST_CASE("where there are descriptors enough, as many connections are taken as are wanted") {
    constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();
    for (const std::size_t descriptors : {std::size_t{20'000}, no_limit}) {
        CHECK(connections_within(descriptors, {.connections = 4'096, .io_threads = 1}) == 4'096);
        CHECK(connections_within(descriptors, {.connections = 4'096, .io_threads = 72}) == 4'096);
    }
}

TEST_CASE("one connection is taken however few descriptors there are") {
    for (const std::size_t descriptors : {0U, 8U, 64U}) {
        CHECK(connections_within(descriptors, {.connections = 4'096, .io_threads = 1'024}) == 1);
    }
}
