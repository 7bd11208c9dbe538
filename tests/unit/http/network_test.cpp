#include "http/network.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using ask::http::IpAddress;
using ask::http::Network;

namespace {

IpAddress address(const std::string& text) {
    const auto parsed = IpAddress::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

bool holds(const std::string& network, const std::string& one) {
    const auto parsed = Network::parse(network);
    REQUIRE(parsed);
    return parsed->contains(address(one));
}

}    // namespace

TEST_CASE("an address is read as people write it, and written the short way") {
    struct Row {
        std::string text;
        std::string written;
        std::string with_port;
    };
    for (const Row& row :
         {Row{"192.0.2.1", "192.0.2.1", "192.0.2.1:80"},
          Row{"2001:DB8:0:0::1", "2001:db8::1", "[2001:db8::1]:80"},
          Row{"::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1:80"}, Row{"::", "::", "[::]:80"}}) {
        CAPTURE(row.text);
        CHECK(address(row.text).text() == row.written);
        CHECK(address(row.text).text_with(80) == row.with_port);
    }
}

TEST_CASE("what is no address is none") {
    for (const std::string text :
         {"", "192.0.2", "192.0.2.256", "192.0.2.01", "192.0.2.1 ", "192.0.2.1:80", "localhost",
          "fe80::1%eth0", "[::1]", "1::2::3", "0x7f.0.0.1",
          "0000:0000:0000:0000:0000:0000:0000:00000001", "2001:db8::1/64"}) {
        CAPTURE(text);
        CHECK_FALSE(IpAddress::parse(text));
    }
    CHECK_FALSE(IpAddress::parse(std::string("192.0.2.1\0", 10)));
}

TEST_CASE("a network holds what lies in it, of its own version only") {
    CHECK(holds("10.0.0.0/8", "10.255.255.255"));
    CHECK_FALSE(holds("10.0.0.0/8", "11.0.0.0"));
    CHECK(holds("192.0.2.128/25", "192.0.2.129"));
    CHECK_FALSE(holds("192.0.2.128/25", "192.0.2.127"));
    CHECK(holds("192.0.2.7", "192.0.2.7"));
    CHECK_FALSE(holds("192.0.2.7", "192.0.2.6"));
    CHECK(holds("0.0.0.0/0", "203.0.113.9"));
    CHECK_FALSE(holds("0.0.0.0/0", "::1"));
    CHECK(holds("2001:db8::/33", "2001:db8:7fff::1"));
    CHECK_FALSE(holds("2001:db8::/33", "2001:db8:8000::1"));
    CHECK_FALSE(holds("::/0", "10.0.0.1"));
    CHECK(holds("10.0.0.0/8", "::ffff:10.0.0.1"));
}

TEST_CASE("what is no network is none, also with bits behind its prefix") {
    for (const std::string text :
         {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08",
          "10.0.0.0/8 ", "10.0.0.0/8/8", "10.1.0.0/8", "::1/127", "::/129", "host/8"}) {
        CAPTURE(text);
        CHECK_FALSE(Network::parse(text));
    }
}
