#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "client_bench.hpp"

using namespace ask;
using namespace ask::tests;
using http::OutgoingRequest;
using std::chrono::milliseconds;

TEST_CASE("a certificate that does not hold is tls_failed") {
    const ScriptedServer good(answer_all, issued().side("api"));
    const ScriptedServer expired(answer_all, issued().side("expired"));
    const Certificates strangers;
    ClientBench wrong_name(issued(), good);
    const auto other =
        ClientBench::request("GET", "https://other.example:" + std::to_string(good.port()) + "/");
    CHECK(code_of(wrong_name.send(other)) == "tls_failed");
    ClientBench by_address(issued(), good);
    const auto address =
        ClientBench::request("GET", "https://127.0.0.1:" + std::to_string(good.port()) + "/");
    CHECK(code_of(by_address.send(address)) == "tls_failed");
    ClientBench too_late(issued(), expired);
    const Result<http::Response> late = too_late.get();
    REQUIRE(code_of(late) == "tls_failed");
    CHECK(late.error().context.find("expired") != std::string::npos);
    ClientBench unknown(strangers, good);
    CHECK(code_of(unknown.get()) == "tls_failed");
    http::ClientOptions careless;
    careless.verify_peer = false;
    ClientBench trusting(strangers, expired, careless);
    CHECK(code_of(trusting.get()) == "status 200");
}

TEST_CASE("each way in which a server can fail has its code") {
    struct Row {
        std::string code;
        std::string answer;
    };
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    const std::vector<Row> rows{
        {"connection_broken", ""},
        {"connection_broken", "HTTP/1.1 2"},
        {"connection_broken", ok + "Content-Length: 5\r\n\r\nhell"},
        {"connection_broken", ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"},
        {"bad_response", "220 smtp.example ESMTP\r\n"},
        {"bad_response", ok + "X: " + std::string(20'000, 'x') + "\r\n\r\n"},
        {"too_large", ok + "Content-Length: 52428800\r\n\r\n"},
        {"too_large", ok + "\r\n" + std::string(2'000'000, 'x')},
        {"status 200", ok + "\r\nuntil the end"},
        {"status 301",
         "HTTP/1.1 301 Moved\r\nLocation: https://other.example/\r\n"
         "Content-Length: 0\r\n\r\n"},
        {"status 500", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 x\r\nContent-Length: 0\r\n\r\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.answer.substr(0, 60));
        const ScriptedServer server(say(row.answer), issued().side("api"));
        ClientBench bench(issued(), server);
        CHECK(code_of(bench.get()) == row.code);
    }
}

TEST_CASE("over TLS a body without length counts only when the end was announced") {
    const ScriptedServer server(
        [](Wire& wire, int) {
            wire.read_until("\r\n\r\n");
            wire.send("HTTP/1.1 200 OK\r\n\r\nhalf of i");
            wire.close();
        },
        issued().side("api"));
    ClientBench bench(issued(), server);
    CHECK(code_of(bench.get()) == "connection_broken");
}

TEST_CASE("a complete body is enough, with or without a proper end of TLS") {
    const ScriptedServer server(
        [](Wire& wire, int) {
            wire.read_until("\r\n\r\n");
            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            wire.close();
        },
        issued().side("api"));
    ClientBench bench(issued(), server);
    CHECK(code_of(bench.get()) == "status 200");
}

TEST_CASE("a reset is connection_broken, a closed port connect_failed") {
    auto server = std::make_unique<ScriptedServer>([](Wire& wire, int) {
        wire.read_until("\r\n\r\n");
        wire.reset();
    });
    ClientBench bench(issued(), *server, plain());
    CHECK(code_of(bench.get()) == "connection_broken");
    server.reset();
    CHECK(code_of(bench.get()) == "connect_failed");
}

TEST_CASE("a server that hangs at any step is left at the deadline") {
    const auto hang = [](Wire& wire, int) { wire.read_to_end(); };
    const ScriptedServer before_tls(hang);
    const ScriptedServer before_answer(hang, issued().side("api"));
    const ScriptedServer amid_body(
        [](Wire& wire, int) {
            wire.read_until("\r\n\r\n");
            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
            wire.read_to_end();
        },
        issued().side("api"));
    for (const ScriptedServer* server : {&before_tls, &before_answer, &amid_body}) {
        ClientBench bench(issued(), *server);
        const auto begun = std::chrono::steady_clock::now();
        const auto request = ClientBench::request("GET", bench.base);
        CHECK(code_of(bench.send(request, milliseconds{80})) == "timeout");
        CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{2});
    }
    http::ClientOptions hasty;
    hasty.connect_timeout = milliseconds{80};
    ClientBench bench(issued(), before_tls, hasty);
    CHECK(code_of(bench.get()) == "timeout");
    CHECK(code_of(bench.send(ClientBench::request("GET", bench.base), milliseconds{0})) ==
          "timeout");
}

TEST_CASE("a URL or field that cannot be sent is refused before anything is opened") {
    const ScriptedServer server(answer_all, issued().side("api"));
    ClientBench bench(issued(), server);
    const std::string port = std::to_string(server.port());
    for (const std::string& url :
         {"http://api.example:" + port + "/", "https://u@api.example:" + port + "/",
          bench.base + "/#f", bench.base + "/a b", std::string("/relative")}) {
        CAPTURE(url);
        CHECK(code_of(bench.send(ClientBench::request("GET", url))) == "bad_url");
    }
    OutgoingRequest split = ClientBench::request("GET", bench.base);
    split.headers.add("X", "a\r\nY: b");
    CHECK(code_of(bench.send(split)) == "invalid");
    CHECK(code_of(bench.send(ClientBench::request("PUT", bench.base))) == "invalid");
    CHECK(server.accepted() == 0);
}

TEST_CASE("errors name the host and neither query nor token") {
    auto server = std::make_unique<ScriptedServer>(answer_all);
    ClientBench bench(issued(), *server, plain());
    server.reset();
    OutgoingRequest request = ClientBench::request("GET", bench.base + "/p?secret=1");
    request.headers.add("Authorization", "Bearer token");
    const Result<http::Response> failed = bench.send(request);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().context.find("api.example") != std::string::npos);
    CHECK(failed.error().context.find("secret") == std::string::npos);
    CHECK(failed.error().context.find("token") == std::string::npos);
}

TEST_CASE("a name that nobody knows is dns_failed, and in time") {
    const ScriptedServer server(answer_all, issued().side("api"));
    ClientBench bench(issued(), server);
    const auto request = ClientBench::request("GET", "https://no-such-host.invalid/");
    const std::string code = code_of(bench.send(request, milliseconds{1'500}));
    CHECK((code == "dns_failed" || code == "timeout"));
}
