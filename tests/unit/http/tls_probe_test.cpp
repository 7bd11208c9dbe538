#include "http/tls_probe.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>
#include <thread>

#include "support/run_task.hpp"
#include "support/scripted_server.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("an alert that comes when the time is up finds nobody, and harms nobody") {
    using namespace std::chrono_literals;
    const ScriptedServer server([](Wire& wire, int) {
        (void)wire.read(1);    // the client has begun to speak
        std::this_thread::sleep_for(100ms);
        wire.send(std::string("\x15\x03\x03\x00\x02\x01\x70", 7));    // unrecognized_name
        (void)wire.read_to_end();
    });
    boost::asio::io_context context;
    http::Door door{.address = "127.0.0.1", .port = server.port()};
    auto probing = http::probe_tls(std::move(door), {}, Deadline::in(50ms));
    const auto report = run_task(std::move(probing), context);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == errors::timeout);
    context.restart();
    context.run_for(200ms);
}
