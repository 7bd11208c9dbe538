#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "server_bench.hpp"

using namespace ask;
using namespace ask::tests;
using std::chrono::milliseconds;

namespace {

const std::string line = "PROXY TCP4 192.0.2.1 203.0.113.7 4096 443\r\n";
const std::string local("\r\n\r\n\0\r\nQUIT\n\x20\0\0\0", 16);
const std::string over_v6 = std::string("\r\n\r\n\0\r\nQUIT\n\x21\x21\0\x28\x20\x01\x0D\xB8", 20) +
                            std::string(11, '\0') + "\x01" + std::string(16, '\x02') +
                            std::string("\x10\x01\x01\xBB\x04\0\x01x", 8);

Task<http::Response> tell_peer(http::Request request) {
    http::Response response;
    response.body = request.peer;
    co_return response;
}

http::ServerOptions behind_proxy(const std::vector<std::string>& trusted = {}) {
    http::ServerOptions options = on_loopback();
    options.proxy_protocol = http::ProxyProtocol::required;
    for (const std::string& text : trusted) {
        options.trusted_proxies.push_back(*http::Network::parse(text));
    }
    return options;
}

std::string peer_after(const ServerBench& bench, const std::string& sent) {
    Wire wire = bench.connect();
    if (!wire.send(sent)) return "not sent";
    return wire.answer().body;
}

}    // namespace

TEST_CASE("the client is the one that the PROXY header names, in one packet with the request") {
    const ServerBench bench(tell_peer, behind_proxy());
    CHECK(peer_after(bench, line + plain_get) == "192.0.2.1:4096");
    CHECK(peer_after(bench, over_v6 + plain_get) == "[2001:db8::1]:4097");
    CHECK(peer_after(bench, "PROXY UNKNOWN\r\n" + plain_get).starts_with("127.0.0.1:"));
    CHECK(peer_after(bench, local + plain_get).starts_with("127.0.0.1:"));
}

TEST_CASE("for a client that the PROXY header does not name nobody else's word is taken") {
    const ServerBench bench(tell_peer, behind_proxy({"127.0.0.0/8"}));
    const std::string request =
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n";
    CHECK(peer_after(bench, "PROXY UNKNOWN\r\n" + request).starts_with("127.0.0.1:"));
    CHECK(peer_after(bench, local + request).starts_with("127.0.0.1:"));
    const std::string from_trusted = "PROXY TCP4 127.0.0.9 127.0.0.1 4096 443\r\n";
    CHECK(peer_after(bench, from_trusted + request) == "6.6.6.6");
}

TEST_CASE("a PROXY header may come byte by byte, and every request after it is that client's") {
    const ServerBench bench(tell_peer, behind_proxy());
    for (const std::string& header : {line, over_v6}) {
        Wire wire = bench.connect();
        for (const char byte : header) {
            REQUIRE(wire.send(std::string(1, byte)));
            std::this_thread::sleep_for(milliseconds{1});
        }
        for (int i = 0; i < 2; ++i) {
            REQUIRE(wire.send(plain_get));
            CHECK(wire.answer().body.ends_with(header == line ? "1:4096" : "]:4097"));
        }
    }
}

TEST_CASE("TLS begins behind the PROXY header") {
    const Certificates certificates;
    http::ServerOptions options = behind_proxy({"127.0.0.0/8"});
    options.tls = certificates.tls();
    const ServerBench bench(tell_peer, options);
    Wire wire = bench.connect();
    REQUIRE(wire.send(line));
    REQUIRE(wire.secure(trusting_side(), true));
    REQUIRE(wire.send(plain_get));
    CHECK(wire.answer().body == "192.0.2.1:4096");
}

TEST_CASE("a connection without a PROXY header, or with a wrong one, is closed unanswered") {
    const ServerBench bench(tell_peer, behind_proxy());
    for (const std::string& sent : {plain_get, std::string("PROXY TCP5 1 2 3 4\r\n") + plain_get,
                                    std::string(200, 'P'), std::string("\r\n\r\nGET")}) {
        Wire wire = bench.connect();
        REQUIRE(wire.send(sent));
        CHECK(wire.answer().status == 0);
    }
    CHECK(comes_true([&] { return bench.refused("proxy_header") == 4; }));
}

TEST_CASE("a PROXY header has to come in time; who says nothing and goes is no fault") {
    http::ServerOptions options = behind_proxy();
    options.proxy_header_timeout = milliseconds{60};
    const ServerBench bench(tell_peer, options);
    Wire silent = bench.connect();
    Wire slow = bench.connect();
    REQUIRE(slow.send(line.substr(0, 9)));
    bench.connect().close();
    CHECK(silent.ended());
    CHECK(slow.ended());
    CHECK(comes_true([&] { return bench.server->connections() == 0; }));
    CHECK(bench.refused("proxy_header_timeout") == 2);
    CHECK(bench.refused("proxy_header") == 0);
}

TEST_CASE("where proxies are named, nobody else may bring a PROXY header") {
    const ServerBench named(tell_peer, behind_proxy({"10.0.0.0/8", "127.0.0.1"}));
    CHECK(peer_after(named, line + plain_get) == "192.0.2.1:4096");
    const ServerBench others(tell_peer, behind_proxy({"10.0.0.0/8"}));
    CHECK(peer_after(others, line + plain_get).empty());
    CHECK(comes_true([&] { return others.refused("proxy_untrusted") == 1; }));
}

TEST_CASE("a forwarded client is believed from a trusted proxy only") {
    const std::string forwarded =
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 1.1.1.1\r\n"
        "X-Forwarded-For: 203.0.113.7, 10.0.0.1\r\n\r\n";
    http::ServerOptions options = on_loopback();
    CHECK(peer_after(ServerBench(tell_peer, options), forwarded).starts_with("127.0.0.1:"));
    options.trusted_proxies = {*http::Network::parse("10.0.0.0/8")};
    CHECK(peer_after(ServerBench(tell_peer, options), forwarded).starts_with("127.0.0.1:"));
    options.trusted_proxies.push_back(*http::Network::parse("127.0.0.1"));
    const ServerBench trusting(tell_peer, options);
    CHECK(peer_after(trusting, forwarded) == "203.0.113.7");
    CHECK(peer_after(trusting, plain_get).starts_with("127.0.0.1:"));
}

TEST_CASE("whom a PROXY header names is believed about others when trusted itself") {
    const std::string forwarded =
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n";
    const ServerBench bench(tell_peer, behind_proxy({"127.0.0.1", "10.0.0.0/8"}));
    CHECK(peer_after(bench, line + forwarded) == "192.0.2.1:4096");
    CHECK(peer_after(bench, "PROXY TCP4 10.0.0.9 10.0.0.1 1 2\r\n" + forwarded) == "203.0.113.7");
}

TEST_CASE("a connection that never says whose it is does not hold up the drain for long") {
    http::ServerOptions options = behind_proxy();
    options.proxy_header_timeout = milliseconds{100};
    const ServerBench bench(tell_peer, options);
    Wire silent = bench.connect();
    REQUIRE(comes_true([&] { return bench.server->connections() == 1; }));
    bench.server->drain();
    CHECK(comes_true([&] { return bench.server->connections() == 0; }));
}
