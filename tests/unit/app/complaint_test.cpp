#include "app/detail/complaint.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdio>

#include "support/captured_output.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("what a command complains of keeps its lines and does not drive the terminal") {
    const CapturedOutput err(stderr);
    CHECK(app::detail::wrong_usage("a\x1b[31m: \u202E no\nb") == app::exit_wrong_usage);
    CHECK(err.text() == "a?[31m: ? no\nb\n");
}
