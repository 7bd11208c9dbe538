#include "app/detail/child_process.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "app/detail/skill_server.hpp"
#include "support/scratch_folder.hpp"

namespace {

using namespace ask;
using app::detail::ChildProcess;

Result<ChildProcess> shell(const tests::ScratchFolder& folder, const std::string& script) {
    return ChildProcess::start({.program = "/bin/sh",
                                .arguments = {"-c", script},
                                .environment = {{"SKILLD_TEST_WORD", "from the parent"}},
                                .error_file = folder.path() / "errors"});
}

Deadline soon() {
    return Deadline::in(std::chrono::seconds{10});
}

}    // namespace

TEST_CASE("a child's lines are read, its environment is set, its errors go to a file") {
    const tests::ScratchFolder folder;
    auto child = shell(folder,
                       "echo \"$SKILLD_TEST_WORD\"; echo second; echo oops >&2; "
                       "trap 'exit 7' TERM; echo ready; while :; do sleep 0.02; done");
    REQUIRE(child);
    CHECK(child->read_line(soon()) == "from the parent");
    CHECK(child->read_line(soon()) == "second");
    CHECK(child->read_line(soon()) == "ready");
    CHECK(child->end(soon()) == 7);
    CHECK(child->end(soon()).error().code == errors::invalid);
    std::string line;
    std::getline(std::ifstream(folder.path() / "errors") >> std::ws, line);
    CHECK(line == "oops");
}

TEST_CASE("a child that ends closes its output; a program that is not there is not started") {
    const tests::ScratchFolder folder;
    auto child = shell(folder, "exit 3");
    REQUIRE(child);
    CHECK(child->read_line(soon()).error().code == errors::unavailable);
    auto none = ChildProcess::start({.program = folder.path() / "nothing",
                                     .arguments = {},
                                     .environment = {},
                                     .error_file = folder.path() / "errors"});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == errors::unavailable);
    CHECK(none.error().context.find("nothing: No such file") != std::string::npos);
}

TEST_CASE("a child that says nothing, or will not end, is waited for no longer than allowed") {
    const tests::ScratchFolder folder;
    auto child = shell(folder, "trap '' TERM; echo ready; while :; do sleep 0.02; done");
    REQUIRE(child);
    REQUIRE(child->read_line(soon()));
    const auto brief = std::chrono::milliseconds{50};
    CHECK(child->read_line(Deadline::in(brief)).error().code == errors::timeout);
    CHECK(child->end(Deadline::in(brief)).error().code == errors::timeout);
}

TEST_CASE("the server's one line tells where it listens") {
    using app::detail::listening_url;
    CHECK(
        listening_url("skilld listening on https://127.0.0.1:8443/ admin http://127.0.0.1:9091") ==
        "https://127.0.0.1:8443/");
    CHECK(listening_url("skilld listening on https://127.0.0.1:1/") == "https://127.0.0.1:1/");
    CHECK(listening_url("hello").empty());
}
