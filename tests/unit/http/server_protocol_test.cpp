#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "server_bench.hpp"

using namespace ask;
using namespace ask::tests;
using std::chrono::milliseconds;

namespace {

Task<http::Response> tell(http::Request request) {
    http::Response response{.status = 200, .headers = {}, .body = {}, .close = false};
    response.body = request.method + " " + request.target + " " + request.body;
    response.headers.add("Content-Type", "text/plain");
    co_return response;
}

Task<http::Response> throw_something(http::Request request) {
    if (request.body == "int") throw 7;
    throw std::runtime_error("a secret reason");
    co_return http::Response{};
}

}    // namespace

TEST_CASE("requests on one connection are answered in order, pipelined or not") {
    const ServerBench bench(tell);
    Wire wire = bench.connect();
    REQUIRE(wire.send(post("one") + post("two") + plain_get));
    CHECK(wire.answer().body == "POST /skill?a=b one");
    CHECK(wire.answer().body == "POST /skill?a=b two");
    CHECK(wire.answer().body == "GET / ");
    for (int i = 0; i < 20; ++i) {
        REQUIRE(wire.send(post(std::to_string(i))));
        const WireAnswer answer = wire.answer();
        CHECK(answer.status == 200);
        CHECK(answer.says("Content-Type: text/plain"));
        CHECK(answer.body == "POST /skill?a=b " + std::to_string(i));
    }
}

TEST_CASE("the handler gets the very bytes of the body") {
    const ServerBench bench;
    const std::string body =
        std::string("\xEF\xBB\xBF\0\r\n{\"a\":\"\xF0\x9F\x98\x80\\u00e4\"}\t \r\n\0", 29) +
        std::string(200 * 1024, 'x');
    Wire wire = bench.connect();
    REQUIRE(wire.send(post(body)));
    CHECK(wire.answer().body == body);
    // An emoji's four bytes in two chunks.
    REQUIRE(wire.send(post_chunked("2\r\n\xF0\x9F\r\n")));
    REQUIRE(wire.send("2\r\n\x98\x80\r\n0\r\n\r\n"));
    CHECK(wire.answer().body == "\xF0\x9F\x98\x80");
}

TEST_CASE("the connection ends after the answer when either side wants it") {
    const ServerBench bench;
    for (const std::string request :
         {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
        Wire wire = bench.connect();
        REQUIRE(wire.send(request));
        CHECK(wire.answer().says("Connection: close"));
        CHECK(wire.ended());
    }
}

TEST_CASE("HEAD is answered with the length and without the body") {
    const ServerBench bench(tell);
    Wire wire = bench.connect();
    REQUIRE(wire.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n" + plain_get));
    CHECK(wire.answer(true).says("Content-Length: 8"));
    CHECK(wire.answer().body == "GET / ");
}

TEST_CASE("a client that asks is told to go on before it sends the body") {
    const ServerBench bench;
    Wire wire = bench.connect();
    const std::string request = post("hello", "Expect: 100-continue\r\n");
    REQUIRE(wire.send(request.substr(0, request.size() - 5)));
    CHECK(wire.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    REQUIRE(wire.send("hello"));
    CHECK(wire.answer().body == "hello");
}

TEST_CASE("what the server refuses by itself gets its status, no body, and an end") {
    struct Row {
        unsigned status;
        std::string request;
        std::string reason;
    };
    const std::string post_head = "POST / HTTP/1.1\r\nHost: a\r\n";
    std::string many_lines = post_head;    // 101 fields, Host among them
    for (int i = 0; i < 100; ++i) many_lines += "a:\r\n";
    const std::vector<Row> rows{
        {400, "NOT HTTP\r\n\r\n", "bad_request"},
        {400, std::string("\x16\x03\x01\x00\xa5", 5), "bad_request"},
        {400, post_head + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", "bad_request"},
        {413, post_head + "Content-Length: 307200\r\n\r\n", "body_too_large"},
        {413, post_head + "Expect: 100-continue\r\nContent-Length: 307200\r\n\r\n",
         "body_too_large"},
        {413, post(std::string(300 * 1024, 'x')), "body_too_large"},
        {413, post_chunked("4b000\r\n" + std::string(300 * 1024, 'x')), "body_too_large"},
        {415, post_head + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx", "encoded_body"},
        {417, post_head + "Expect: tea\r\n\r\n", "expectation"},
        {431, post_head + "X: " + std::string(17 * 1024, 'x') + "\r\n\r\n", "headers_too_large"},
        {431, many_lines + "\r\n", "headers_too_large"},
    };
    std::atomic<int> handled = 0;
    const ServerBench bench([&handled](http::Request request) {
        ++handled;
        return echo(std::move(request));
    });
    for (const Row& row : rows) {
        CAPTURE(row.request.substr(0, 100), row.status);
        const double before = bench.refused(row.reason);
        Wire wire = bench.connect();
        REQUIRE(wire.send(row.request));
        const WireAnswer answer = wire.answer();
        CHECK(answer.status == row.status);
        CHECK(answer.says("Content-Length: 0"));
        CHECK(answer.says("Connection: close"));
        CHECK(wire.ended());
        CHECK(bench.refused(row.reason) == before + 1);
    }
    CHECK(handled == 0);
}

TEST_CASE("a hundred header fields are taken") {
    const ServerBench bench;
    Wire wire = bench.connect();
    std::string fields;
    for (int i = 0; i < 98; ++i) fields += "a:\r\n";
    REQUIRE(wire.send(post("hello", fields)));    // with Host and Content-Length
    CHECK(wire.answer().body == "hello");
}

TEST_CASE("an exception of the handler is a 500 without a reason, and the connection goes on") {
    const ServerBench bench(throw_something);
    Wire wire = bench.connect();
    for (const std::string body : {"int", "exception"}) {
        REQUIRE(wire.send(post(body)));
        const WireAnswer answer = wire.answer();
        CHECK(answer.status == 500);
        CHECK(answer.head.find("secret") == answer.head.npos);
        CHECK(answer.says("Content-Length: 0"));
    }
}

TEST_CASE("a slow head or body is answered with 408, a silent connection just ends") {
    struct Row {
        std::string sent;
        unsigned status;
        std::string reason;
    };
    const std::vector<Row> rows{
        {"GET / HT", 408, "header_timeout"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel", 408, "body_timeout"},
        {post_chunked("5\r\nhel"), 408, "body_timeout"},
        {"", 0, ""},
    };
    http::ServerOptions options = on_loopback();
    options.header_timeout = options.body_timeout = options.idle_timeout = milliseconds{60};
    const ServerBench bench(echo, options);
    for (const Row& row : rows) {
        CAPTURE(row.sent);
        Wire wire = bench.connect();
        REQUIRE(wire.send(row.sent));
        CHECK(wire.answer().status == row.status);
        CHECK(wire.ended());
        if (row.status != 0) CHECK(bench.refused(row.reason) >= 1);
    }
    CHECK(comes_true([&] { return bench.server->connections() == 0; }));
}

TEST_CASE("a head that trickles in is cut off at its limit, however busy it looks") {
    http::ServerOptions options = on_loopback();
    options.header_timeout = milliseconds{100};
    const ServerBench bench(echo, options);
    Wire wire = bench.connect();
    const auto begun = std::chrono::steady_clock::now();
    REQUIRE(comes_true([&] { return !wire.send("G") || bench.refused("header_timeout") > 0; }));
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{2});
    CHECK(wire.answer().status == 408);
}

TEST_CASE("the deadline begins when the message is complete") {
    std::atomic<long> left = 0;
    http::ServerOptions options = on_loopback();
    options.request_deadline = milliseconds{5'000};
    const ServerBench bench(
        [&left](http::Request request) {
            left = static_cast<long>(request.deadline.remaining().count());
            return echo(std::move(request));
        },
        options);
    Wire wire = bench.connect();
    const std::string request = post("hello");
    REQUIRE(wire.send(request.substr(0, request.size() - 1)));
    REQUIRE(comes_true([&] { return bench.server->connections() == 1; }));
    std::this_thread::sleep_for(milliseconds{300});
    REQUIRE(wire.send(request.substr(request.size() - 1)));
    CHECK(wire.answer().status == 200);
    CHECK(left > 4'750);
}

TEST_CASE("a client that stops sending but listens is answered, one that vanishes costs nothing") {
    const ServerBench bench;
    Wire half = bench.connect();
    REQUIRE(half.send(post("hello")));
    half.half_close();
    CHECK(half.answer().body == "hello");
    CHECK(half.ended());
    for (const std::string& begun :
         {std::string("GET /"), post("hello").substr(0, 80), plain_get}) {
        Wire gone = bench.connect();
        REQUIRE(gone.send(begun));
        gone.reset();
        Wire finished = bench.connect();
        REQUIRE(finished.send(begun));
        finished.close();
    }
    CHECK(comes_true([&] { return bench.server->connections() == 0; }));
    CHECK(comes_true([&] {
        return bench.metrics.value("skilld_http_connections", {{"server", "test"}}) == 0;
    }));
}

TEST_CASE("an answer that nobody reads is given up") {
    http::ServerOptions options = on_loopback();
    options.write_timeout = milliseconds{60};
    const ServerBench bench(
        [](http::Request request) {
            request.body.assign(std::size_t{64} << 20U, 'x');
            return echo(std::move(request));
        },
        options);
    Wire wire = bench.connect();
    REQUIRE(wire.send(plain_get));
    REQUIRE(comes_true([&] { return bench.server->connections() == 1; }));
    CHECK(comes_true([&] { return bench.server->connections() == 0; }));
}

TEST_CASE("a handler's response that would break HTTP becomes a 500") {
    const ServerBench bench([](http::Request request) {
        request.body.clear();
        return [](http::Request) -> Task<http::Response> {
            http::Response response{.status = 200, .headers = {}, .body = {}, .close = false};
            response.headers.add("X", "a\r\nSet-Cookie: b");
            co_return response;
        }(std::move(request));
    });
    Wire wire = bench.connect();
    REQUIRE(wire.send(plain_get));
    CHECK(wire.answer().status == 500);
}
