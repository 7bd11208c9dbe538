#include <catch2/catch_test_macros.hpp>
#include <string>

#include "app/commands.hpp"
#include "support/run_command.hpp"
#include "support/scripted_server.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

// Of a check that asked a server which answers so.
Outcome check_against(const std::string& status, const std::string& body) {
    const std::string answer = "HTTP/1.1 " + status +
                               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                               body;
    const ScriptedServer server([&answer](Wire& wire, int) {
        wire.read_until("\r\n\r\n");
        wire.send(answer);
    });
    const std::string url = "http://127.0.0.1:" + std::to_string(server.port()) + "/readyz";
    return run_command(app::add_healthcheck, {"healthcheck", "--url", url});
}

}    // namespace

TEST_CASE("a healthcheck is silent of a server that is ready") {
    const Outcome outcome = check_against("200 OK", "ready\n");
    CHECK(outcome.status == app::exit_done);
    CHECK(outcome.err.empty());
}

TEST_CASE("what the asked server answers does not drive the terminal of a healthcheck") {
    const Outcome outcome = check_against("503 No", "\x1b]0;title\x07 draining\n");
    CHECK(outcome.status == app::exit_found_faults);
    CHECK(outcome.err.ends_with("/readyz: 503 ?]0;title? draining\n\n"));
}

TEST_CASE("a URL that is none does not drive the terminal of a healthcheck") {
    const Outcome outcome =
        run_command(app::add_healthcheck, {"healthcheck", "--url", "no\x1b[31m"});
    CHECK(outcome.status == app::exit_wrong_usage);
    CHECK(outcome.err.starts_with("healthcheck: no?[31m is no URL"));
}
