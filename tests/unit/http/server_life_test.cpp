#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/once.hpp"
#include "server_bench.hpp"

using namespace ask;
using namespace ask::tests;
using std::chrono::milliseconds;

namespace {

// Answers when the test lets it.
Task<http::Response> answer_after(Once& gate, std::string body) {
    co_await gate.wait(Deadline::in(std::chrono::seconds{5}));
    co_return http::Response{.status = 200, .headers = {}, .body = std::move(body), .close = false};
}

http::RequestHandler behind(Once& gate, std::atomic<int>& inside) {
    return [&](http::Request request) {
        ++inside;
        return answer_after(gate, std::move(request.body));
    };
}

}    // namespace

TEST_CASE("draining ends idle connections at once and answers what is in flight") {
    Once gate;
    std::atomic<int> inside = 0;
    const ServerBench bench(behind(gate, inside));
    std::vector<Wire> idle;
    for (int i = 0; i < 8; ++i) idle.push_back(bench.connect());
    std::vector<Wire> busy;
    for (int i = 0; i < 8; ++i) {
        busy.push_back(bench.connect());
        REQUIRE(busy.back().send(post("number " + std::to_string(i))));
    }
    REQUIRE(comes_true([&] { return inside == 8 && bench.server->connections() == 16; }));

    bench.server->drain();
    CHECK(bench.server->draining());
    for (Wire& wire : idle) CHECK(wire.ended());
    CHECK(comes_true([&] { return !bench.connect().connected(); }));
    CHECK(comes_true([&] { return bench.server->connections() == 8; }));

    gate.happen();
    for (int i = 0; i < 8; ++i) {
        const WireAnswer answer = busy[static_cast<std::size_t>(i)].answer();
        CHECK(answer.body == "number " + std::to_string(i));
        CHECK(answer.says("Connection: close"));
        CHECK(busy[static_cast<std::size_t>(i)].ended());
        busy[static_cast<std::size_t>(i)].close();
    }
    CHECK(comes_true([&] { return bench.server->connections() == 0; }));
}

TEST_CASE("no request that had arrived is lost by draining") {
    for (int round = 0; round < 10; ++round) {
        const ServerBench bench;
        std::vector<Wire> wires;
        for (int i = 0; i < 20; ++i) wires.push_back(bench.connect());
        // Half of them may be in the kernel's queue still, half are kept alive and idle.
        for (std::size_t i = 0; i < 10; ++i) {
            REQUIRE(wires[i].send(plain_get));
            REQUIRE(wires[i].answer().status == 200);
        }
        for (Wire& wire : wires) REQUIRE(wire.send(post("hello") + post("again")));
        bench.server->drain();
        for (Wire& wire : wires) {
            CHECK(wire.answer().body == "hello");
            CHECK(wire.answer().body == "again");
            CHECK(wire.ended());
        }
    }
}

TEST_CASE("clients that wait in the kernel's queue when draining begins are answered") {
    ServerBench bench(echo, on_loopback(), false);
    std::vector<Wire> wires;
    for (int i = 0; i < 10; ++i) {
        wires.push_back(bench.connect());
        REQUIRE(wires.back().send(post("hello")));
    }
    bench.server->drain();
    bench.threads.start();
    for (Wire& wire : wires) {
        CHECK(wire.answer().body == "hello");
        CHECK(wire.ended());
    }
    CHECK(comes_true([&] { return !bench.connect().connected(); }));
}

TEST_CASE("a request of which a part had arrived is answered though the server drains") {
    const ServerBench bench;
    Wire wire = bench.connect();
    const std::string request = post("hello");
    REQUIRE(wire.send(request.substr(0, 20)));
    bench.server->drain();
    REQUIRE(wire.send(request.substr(20)));
    CHECK(wire.answer().body == "hello");
    CHECK(wire.ended());
}

TEST_CASE("who is sent away hears it with an answer, and may come back until the server drains") {
    const ServerBench bench;
    Wire wire = bench.connect();
    REQUIRE(wire.send(post("before")));
    CHECK(!wire.answer().says("Connection: close"));

    bench.server->send_away();
    REQUIRE(wire.send(post("first")));
    const WireAnswer first = wire.answer();
    CHECK(first.body == "first");
    CHECK(first.says("Connection: close"));
    CHECK(wire.ended());

    Wire again = bench.connect();
    REQUIRE(again.send(post("one") + post("two")));
    CHECK(again.answer().body == "one");
    const WireAnswer last = again.answer();
    CHECK(last.body == "two");
    CHECK(last.says("Connection: close"));
}

TEST_CASE("a connection that is set up while the server drains is told to come again") {
    const Certificates certificates;
    http::ServerOptions options = on_loopback();
    options.tls = certificates.tls();
    unsigned status = 200;
    // A request that is there as soon as the handshake is done counts as arrived before.
    for (int round = 0; round < 50 && status == 200; ++round) {
        const ServerBench bench(echo, options);
        Wire wire = bench.connect();
        REQUIRE(comes_true([&] { return bench.server->connections() == 1; }));
        bench.server->drain();
        REQUIRE(wire.secure(trusting_side(), true));
        std::this_thread::sleep_for(milliseconds{10});
        REQUIRE(wire.send(plain_get));
        const WireAnswer answer = wire.answer();
        status = answer.status;
        CHECK(wire.ended());
        CHECK(answer.says("Connection: close"));
        CHECK(answer.says("Retry-After: 1") == (status == 503));
        CHECK(bench.refused("draining") == (status == 503 ? 1 : 0));
    }
    CHECK(status == 503);
}

TEST_CASE("one connection too many is told so, and served again when there is room") {
    http::ServerOptions options = on_loopback();
    options.most_connections = 2;
    const ServerBench bench(echo, options);
    std::vector<Wire> most;
    for (int i = 0; i < 2; ++i) {
        most.push_back(bench.connect());
        REQUIRE(most.back().send(plain_get));
        REQUIRE(most.back().answer().status == 200);
    }
    Wire third = bench.connect();
    REQUIRE(third.send(post("hello")));
    const WireAnswer answer = third.answer();
    CHECK(answer.status == 503);
    CHECK(answer.says("Retry-After: 1"));
    CHECK(answer.says("Connection: close"));
    CHECK(third.ended());
    CHECK(bench.refused("over_limit") == 1);
    third.close();
    most.clear();
    REQUIRE(comes_true([&] { return bench.server->connections() == 0; }));
    Wire fourth = bench.connect();
    REQUIRE(fourth.send(plain_get));
    CHECK(fourth.answer().status == 200);
}

TEST_CASE("a request that has not come whole and for which no memory is left is turned away") {
    http::ServerOptions options = on_loopback();
    options.most_unfinished_bytes = 10'000;
    const ServerBench bench(echo, options);
    Wire half = bench.connect();
    REQUIRE(half.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n"));
    REQUIRE(half.send(std::string(39'000, 'x')));
    const WireAnswer answer = half.answer();
    CHECK(answer.status == 503);
    CHECK(answer.says("Retry-After: 1"));
    CHECK(bench.refused("unfinished_bytes") == 1);
    for (int i = 0; i < 20; ++i) {    // what was taken has been given back
        Wire whole = bench.connect();
        REQUIRE(whole.send(post(std::string(1'000, 'y'))));
        CHECK(whole.answer().status == 200);
    }
}

TEST_CASE("a request of usual size needs nothing that strangers could use up") {
    http::ServerOptions options = on_loopback();
    options.most_unfinished_bytes = 0;
    const ServerBench bench(echo, options, true, 1);
    Wire wire = bench.connect();
    Wire other = bench.connect();
    const std::string body(10'000, 'y');
    const std::string whole = post(body);
    for (const std::size_t first : {std::size_t{5}, whole.size() - body.size(), whole.size() - 7}) {
        REQUIRE(wire.send(whole.substr(0, first)));
        for (int i = 0; i < 2; ++i) {    // once it is answered, what came before has been read
            REQUIRE(other.send(plain_get));
            REQUIRE(other.answer().status == 200);
        }
        REQUIRE(wire.send(whole.substr(first)));
        CHECK(wire.answer().body == body);
    }
    CHECK(bench.refused("unfinished_bytes") == 0);
}

TEST_CASE("a flood over the limit is cut off without an answer") {
    http::ServerOptions options = on_loopback();
    options.most_connections = 1;
    const ServerBench bench(echo, options);
    std::vector<Wire> wires;
    for (int i = 0; i < 40; ++i) wires.push_back(bench.connect());
    CHECK(comes_true([&] { return bench.refused("flood") >= 20; }));
    CHECK(bench.server->connections() <= 17);
}

TEST_CASE("connections are spread over the threads") {
    std::mutex mutex;
    std::map<std::thread::id, int> seen;
    const ServerBench bench([&](http::Request request) {
        const std::lock_guard hold(mutex);
        ++seen[std::this_thread::get_id()];
        return echo(std::move(request));
    });
    for (int i = 0; i < 6; ++i) {
        Wire wire = bench.connect();
        REQUIRE(wire.send(plain_get));
        REQUIRE(wire.answer().status == 200);
    }
    CHECK(seen.size() == 2);
    for (const auto& [thread, count] : seen) CHECK(count == 3);
}

TEST_CASE("three hundred clients that come at the same time are all served") {
    const ServerBench bench;
    std::vector<Wire> wires;
    for (int i = 0; i < 300; ++i) wires.push_back(bench.connect());
    for (Wire& wire : wires) REQUIRE(wire.send(plain_get));
    for (Wire& wire : wires) REQUIRE(wire.answer().status == 200);
    CHECK(bench.metrics.value("skilld_http_connections", {{"server", "test"}}) == 300);
}

TEST_CASE("an address that is taken or none is an error at start") {
    const ServerBench first;
    Logger logger(LogOptions{.level = LogLevel::off, .format = LogFormat::text});
    Metrics metrics;
    IoThreads threads({}, logger);
    http::ServerOptions options = on_loopback();
    options.port = first.server->port();
    const auto taken = http::Server::make(options, echo, threads, logger, metrics);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == errors::unavailable);
    CHECK(taken.error().context.find("127.0.0.1:") != std::string::npos);
    options.address = "localhost";
    CHECK_FALSE(http::Server::make(options, echo, threads, logger, metrics));
}

TEST_CASE("a server that never started, or whose threads never did, ends quietly") {
    Logger logger(LogOptions{.level = LogLevel::off, .format = LogFormat::text});
    Metrics metrics;
    IoThreads threads({}, logger);
    auto idle = http::Server::make(on_loopback(), echo, threads, logger, metrics);
    REQUIRE(idle);
    auto started = http::Server::make(on_loopback(), echo, threads, logger, metrics);
    REQUIRE(started);
    (*started)->start();
    (*started)->drain();
    CHECK((*started)->connections() == 0);
}
