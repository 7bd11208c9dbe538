#include "app/detail/complaint.hpp"

#include <fcntl.h>
#include <unistd.h>

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

TEST_CASE("an announcement is written at once, and leaves no fault where nobody can read it") {
    {
        const CapturedOutput out(stdout);
        app::detail::announce("here I am\n");
        CHECK(out.text() == "here I am\n");
    }
    for (const int useless : {::open("/dev/full", O_WRONLY), ::open("/dev/null", O_RDONLY)}) {
        REQUIRE(useless >= 0);
        std::fflush(stdout);
        const int kept = ::dup(STDOUT_FILENO);
        ::dup2(useless, STDOUT_FILENO);
        app::detail::announce("here I am\n");
        const bool is_sound = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
        ::dup2(kept, STDOUT_FILENO);
        ::close(kept);
        ::close(useless);
        CHECK(is_sound);
        std::clearerr(stdout);
    }
}
