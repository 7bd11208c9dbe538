#include "app/detail/descriptors.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using ask::app::detail::connections_within;

TEST_CASE("so many connections are taken that descriptors are left for the rest") {
    CHECK(connections_within(20'000, 4'096) == 4'096);
    CHECK(connections_within(std::numeric_limits<std::size_t>::max(), 4'096) == 4'096);
    for (const std::size_t descriptors : {4'096U, 1'024U, 256U, 64U}) {
        CAPTURE(descriptors);
        const std::size_t most = connections_within(descriptors, 4'096);
        CHECK(most >= 1);
        CHECK(most < 4'096);
        const std::size_t with_refused = most + std::max<std::size_t>(16, most / 8);
        CHECK(with_refused <= descriptors - std::min<std::size_t>(200, descriptors / 2));
    }
    CHECK(connections_within(0, 4'096) == 1);
    CHECK(connections_within(8, 4'096) == 1);
}
