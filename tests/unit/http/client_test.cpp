#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "client_bench.hpp"

using namespace ask;
using namespace ask::tests;
using http::OutgoingRequest;
using std::chrono::milliseconds;

TEST_CASE("requests to one host share a connection, and arrive as they were meant") {
    std::string seen;
    const ScriptedServer server(
        [&seen](Wire& wire, int number) {
            seen = wire.read_until("\r\n\r\n");
            seen += wire.read(5);
            wire.send("HTTP/1.1 201 Created\r\nX-A: b\r\nContent-Length: 2\r\n\r\nok");
            answer_all(wire, number);
        },
        issued().side("api"));
    ClientBench bench(issued(), server);
    OutgoingRequest post = ClientBench::request("POST", bench.base + "/v1/x?y=%20z");
    post.headers.add("Authorization", "Bearer token");
    post.body = "hello";
    const Result<http::Response> first = bench.send(post);
    REQUIRE(first);
    CHECK(first->status == 201);
    CHECK(*first->headers.find("x-a") == "b");
    CHECK(first->body == "ok");
    CHECK(seen == "POST /v1/x?y=%20z HTTP/1.1\r\nHost: " + bench.base.substr(8) +
                      "\r\nAuthorization: Bearer token\r\nContent-Length: 5\r\n\r\nhello");
    for (int i = 0; i < 5; ++i) CHECK(bench.get()->status == 200);
    CHECK(server.accepted() == 1);
}

TEST_CASE("a literal address is checked against the certificate's addresses") {
    issued().issue("address", Certificates::spec("127.0.0.1", false));
    const ScriptedServer server(answer_all, issued().side("address"));
    ClientBench bench(issued(), server);
    const auto request =
        ClientBench::request("GET", "https://127.0.0.1:" + std::to_string(server.port()) + "/");
    CHECK(code_of(bench.send(request)) == "status 200");
}

TEST_CASE("a new connection to a known host resumes its session") {
    const SslSide side = issued().side("api");
    const ScriptedServer server(
        say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"), side);
    ClientBench bench(issued(), server);
    for (int i = 0; i < 3; ++i) CHECK(code_of(bench.get()) == "status 200");
    CHECK(server.accepted() == 3);
    CHECK(server.resumed() == 2);
}

TEST_CASE("a pooled connection that has gone stale is replaced, for GET without a trace") {
    // Ends in order when idle; or takes the second request and dies without a word.
    for (const bool dies_silently : {false, true}) {
        CAPTURE(dies_silently);
        std::atomic<int> ended = 0;
        const ScriptedServer server(
            [&](Wire& wire, int number) {
                if (number > 0) return answer_all(wire, number);
                wire.read_until("\r\n\r\n");
                wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                if (dies_silently) wire.read_until("\r\n\r\n");
                wire.close();
                ++ended;
            },
            issued().side("api"));
        ClientBench bench(issued(), server);
        REQUIRE(code_of(bench.get()) == "status 200");
        if (!dies_silently) REQUIRE(comes_true([&] { return ended == 1; }));
        CHECK(code_of(bench.get()) == "status 200");
        CHECK(server.accepted() == 2);
    }
}

TEST_CASE("an idle connection that the server has ended is noticed before a POST is sent on it") {
    std::atomic<bool> ended = false;
    const ScriptedServer server(
        [&](Wire& wire, int number) {
            if (number > 0) return answer_all(wire, number);
            wire.read_until("\r\n\r\n");
            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            wire.close();
            ended = true;
        },
        issued().side("api"));
    ClientBench bench(issued(), server);
    REQUIRE(code_of(bench.get()) == "status 200");
    REQUIRE(comes_true([&] { return ended.load(); }));
    CHECK(code_of(bench.send(ClientBench::request("POST", bench.base))) == "status 200");
}

TEST_CASE("an answer that nobody asked for is not taken for the next one") {
    std::atomic<bool> first_done = false;
    std::atomic<bool> planted = false;
    const ScriptedServer server([&](Wire& wire, int number) {
        if (number > 0) return answer_all(wire, number);
        wire.read_until("\r\n\r\n");
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        comes_true([&] { return first_done.load(); });
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        planted = true;
        wire.read_to_end();
    });
    ClientBench bench(issued(), server, plain());
    REQUIRE(bench.get()->body == "ok");
    first_done = true;
    REQUIRE(comes_true([&] { return planted.load(); }));
    CHECK(bench.get()->body == "ok");
}

TEST_CASE("a POST that may have been carried out is not sent twice") {
    const ScriptedServer server([](Wire& wire, int) {
        wire.read_until("\r\n\r\n");
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        wire.read_until("\r\n\r\n");
    });
    ClientBench bench(issued(), server, plain());
    REQUIRE(code_of(bench.get()) == "status 200");
    CHECK(code_of(bench.send(ClientBench::request("POST", bench.base))) == "connection_broken");
    CHECK(server.accepted() == 1);
}

TEST_CASE("names are looked up where nothing overrides them") {
    issued().issue("localhost", Certificates::spec("localhost", false));
    const ScriptedServer server(answer_all, issued().side("localhost"));
    ClientBench bench(issued(), server);
    const auto request =
        ClientBench::request("GET", "https://localhost:" + std::to_string(server.port()) + "/");
    CHECK(code_of(bench.send(request)) == "status 200");
}

TEST_CASE("each I/O thread has connections of its own, and no more idle ones than allowed") {
    const ScriptedServer server(answer_all, issued().side("api"));
    http::ClientOptions options;
    options.most_idle_per_host = 0;
    ClientBench unpooled(issued(), server, options);
    CHECK(code_of(unpooled.get()) == "status 200");
    CHECK(code_of(unpooled.get()) == "status 200");
    CHECK(server.accepted() == 2);
    boost::asio::io_context other;
    ClientBench bench(issued(), server);
    CHECK(code_of(bench.get()) == "status 200");
    auto sending = bench.client->send(ClientBench::request("GET", bench.base),
                                      Deadline::in(milliseconds{3'000}));
    const auto answer = run_task(std::move(sending), other);
    CHECK(code_of(answer) == "status 200");
    CHECK(server.accepted() == 4);
    bench.client.reset();
}

TEST_CASE("an idle connection that is too old is not used") {
    const ScriptedServer server(answer_all, issued().side("api"));
    http::ClientOptions options;
    options.idle_timeout = std::chrono::seconds{0};
    ClientBench bench(issued(), server, options);
    CHECK(code_of(bench.get()) == "status 200");
    CHECK(code_of(bench.get()) == "status 200");
    CHECK(server.accepted() == 2);
}

TEST_CASE("options that cannot be understood are refused at start") {
    http::ClientOptions options;
    options.ca_file = "/nonexistent/roots.pem";
    CHECK(http::TlsClient::make(options).error().code == errors::invalid);
    using Entry = std::pair<std::string, std::string>;
    for (const auto& [from, to] :
         {Entry{"a.example", "127.0.0.1:1"}, Entry{"a.example:443", "127.0.0.1"},
          Entry{"a.example:443", "b.example:443"}, Entry{"a.example:x", "127.0.0.1:1"},
          Entry{"", ""}, Entry{"a.example:443/x", "127.0.0.1:1"}}) {
        CAPTURE(from, to);
        http::ClientOptions broken;
        broken.resolve[from] = to;
        CHECK(http::TlsClient::make(broken).error().code == errors::invalid);
    }
}

TEST_CASE("client and server of this room understand each other, in and out of TLS") {
    http::ServerOptions options = on_loopback();
    options.tls = issued().tls();
    const ServerBench server(echo, options);
    http::ClientOptions trusting;
    trusting.ca_file = issued().file("root.pem");
    boost::asio::io_context context;
    auto client = *http::TlsClient::make(trusting);
    OutgoingRequest request = ClientBench::request(
        "POST", "https://localhost:" + std::to_string(server.server->port()) + "/");
    request.body.assign(200'000, 'x');
    for (int i = 0; i < 20; ++i) {
        auto sending = client->send(request, Deadline::in(milliseconds{3'000}));
        const Result<http::Response> got = run_task(std::move(sending), context);
        REQUIRE(got);
        REQUIRE(got->body == request.body);
    }
    CHECK(server.server->connections() == 1);
}
