#include "simulator/desk/console_server.hpp"

#include <catch2/catch_test_macros.hpp>
#include <future>
#include <memory>
#include <string>

#include "support/wire.hpp"
#include "unit/simulator/desk_scene.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;
using tests::Wire;
using tests::WireAnswer;

// A console on a free port, for the desk of a scene.
struct Console {
    explicit Console(const std::string& token = "") {
        auto made = ConsoleServer::make(
            {.address = "127.0.0.1", .port = 0, .access = {.token = Secret(token)}}, *scene.desk,
            threads, logger, metrics);
        REQUIRE(made);
        server = std::move(*made);
        threads.start();
    }
    ~Console() {
        threads.stop();
        threads.join();
    }

    [[nodiscard]] WireAnswer get(const std::string& target, const std::string& more = "") const {
        return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
    }
    [[nodiscard]] WireAnswer post(const std::string& target, const std::string& body) const {
        return send("POST " + target +
                    " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    "Content-Length: " +
                    std::to_string(body.size()) + "\r\n\r\n" + body);
    }
    [[nodiscard]] WireAnswer send(const std::string& bytes) const {
        Wire wire = Wire::to(server->port());
        wire.send(bytes);
        return wire.answer();
    }

    tests::DeskScene scene;
    Logger logger{{.level = LogLevel::error, .format = LogFormat::text}};
    Metrics metrics;
    IoThreads threads{{.count = 1}, logger};
    std::unique_ptr<ConsoleServer> server;
};

}    // namespace

TEST_CASE("the page comes with a policy that lets nothing foreign in") {
    const Console console;
    const WireAnswer page = console.get("/");
    CHECK(page.status == 200);
    CHECK(page.head.find("Content-Security-Policy: default-src 'none'") != std::string::npos);
    CHECK(page.says("X-Content-Type-Options: nosniff"));
    CHECK(page.says("Cache-Control: no-store"));
    CHECK(page.body.starts_with("<!doctype html>"));
}

TEST_CASE("a turn is played over the wire, and a foreign page plays none") {
    Console console;
    console.scene.skill.will_say("Welcome.");
    const WireAnswer turn = console.post("/api/customers/1/turns", R"({"open": true})");
    CHECK(turn.status == 200);
    CHECK(Json::parse(turn.body).at("speech") == "Welcome.");
    const WireAnswer foreign = console.send(
        "POST /api/reset HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
        "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    CHECK(foreign.status == 403);
    CHECK(console.get("/", "X: y\r\n").status == 200);
    CHECK(console.send("DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 405);
}

TEST_CASE("who asks for what comes after a version waits until there is something") {
    Console console;
    const std::uint64_t seen = console.scene.desk->version();
    const auto ask_after = [&] { return console.get("/api/desk?after=" + std::to_string(seen)); };
    std::future<WireAnswer> waiting = std::async(std::launch::async, ask_after);
    REQUIRE(console.scene.desk->change_faults({{"clock_s", 60}}));
    const Json desk = Json::parse(waiting.get().body);
    CHECK(desk.at("version") > seen);
    CHECK(desk.at("faults").at("clock_s") == 60);
}

TEST_CASE("with a token the page's address is asked for once, then its cookie") {
    const Console console("0123456789abcdef");
    CHECK(console.get("/").status == 401);
    const WireAnswer welcome = console.get("/?token=0123456789abcdef");
    CHECK(welcome.status == 303);
    CHECK(
        welcome.says("Set-Cookie: skilld-console=0123456789abcdef; HttpOnly; SameSite=Strict; "
                     "Path=/"));
    CHECK(console.get("/", "Cookie: skilld-console=0123456789abcdef\r\n").status == 200);
}
