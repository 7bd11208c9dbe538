#include "http/proxy_header.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace ask::http;
using Step = ProxyHeader::Step;

namespace {

const std::string signature("\r\n\r\n\0\r\nQUIT\n", 12);

// Version 2: command, family and what stands behind the length, which is reckoned.
std::string version2(char command, char family, const std::string& rest) {
    std::string header = signature + command + family;
    header += static_cast<char>(rest.size() >> 8U);
    header += static_cast<char>(rest.size() & 0xffU);
    return header + rest;
}

const std::string over_v4("\xC0\x00\x02\x01\xCB\x00\x71\x07\x10\x00\x01\xBB", 12);
const std::string over_v6 = std::string("\x20\x01\x0D\xB8", 4) + std::string(11, '\0') + "\x01" +
                            std::string(16, '\x02') + std::string("\x10\x01\x01\xBB", 4);

std::string client_of(const std::string& bytes) {
    const ProxyHeader header = read_proxy_header(bytes);
    if (header.step != Step::complete) return "not complete";
    if (!header.client) return "none";
    return header.client->address.text_with(header.client->port);
}

}    // namespace

TEST_CASE("a PROXY header names the client, and ends where the client's own bytes begin") {
    struct Row {
        std::string header;
        std::string client;
    };
    const std::vector<Row> rows = {
        {"PROXY TCP4 192.0.2.1 203.0.113.7 4096 443\r\n", "192.0.2.1:4096"},
        {"PROXY TCP4 192.0.2.1 203.0.113.7 0 65535\r\n", "192.0.2.1:0"},
        {"PROXY TCP6 2001:db8::1 2001:db8::2 4096 443\r\n", "[2001:db8::1]:4096"},
        {"PROXY TCP6 ::ffff:192.0.2.1 ::ffff:203.0.113.7 1 2\r\n", "192.0.2.1:1"},
        {"PROXY UNKNOWN\r\n", "none"},
        {"PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535\r\n", "none"},
        {version2('\x21', '\x11', over_v4), "192.0.2.1:4096"},
        {version2('\x21', '\x21', over_v6), "[2001:db8::1]:4097"},
        {version2('\x21', '\x11',
                  over_v4 + "\x03\x01\x04"
                            "abcd"),
         "192.0.2.1:4096"},
        {version2('\x21', '\x31', std::string(216, 'x')), "none"},
        {version2('\x21', '\x00', ""), "none"},
        {version2('\x21', '\x00', "whatever"), "none"},
        {version2('\x20', '\x00', ""), "none"},
        {version2('\x20', '\x11', over_v4), "none"},
        {version2('\x20', '\x7f', "x"), "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.header);
        CHECK(client_of(row.header) == row.client);
        for (const char* more : {"", "\r\n", "\x16\x03\x01", "PROXY UNKNOWN\r\n"}) {
            CHECK(client_of(row.header + more) == row.client);
            CHECK(read_proxy_header(row.header + more).size == row.header.size());
        }
    }
}

TEST_CASE("a part of a PROXY header wants more, and no part of it is taken for the whole") {
    for (const std::string& whole :
         {std::string("PROXY TCP4 192.0.2.1 203.0.113.7 4096 443\r\n"),
          std::string("PROXY UNKNOWN\r\n"), version2('\x21', '\x11', over_v4),
          version2('\x21', '\x21', over_v6 + std::string(300, 'x'))}) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            CAPTURE(whole, size);
            CHECK(read_proxy_header(whole.substr(0, size)).step == Step::more);
        }
    }
}

TEST_CASE("a line that breaks the rules of version 1 is faulty") {
    for (const std::string line : {"PROXY TCP4 192.0.2.1 203.0.113.7 4096 443\n",
                                   "PROXY TCP4 192.0.2.1 203.0.113.7 4096\r\n",
                                   "PROXY TCP4 192.0.2.1  203.0.113.7 1 2\r\n",
                                   "PROXY TCP4 192.0.2.1 203.0.113.7 1 2 \r\n",
                                   "PROXY TCP4 192.0.2.1 203.0.113.7 1 2 3\r\n",
                                   "PROXY TCP4 192.0.2.1 203.0.113.7 01 2\r\n",
                                   "PROXY TCP4 192.0.2.1 203.0.113.7 1 +2\r\n",
                                   "PROXY TCP4 192.0.2.1 203.0.113.7 1 65536\r\n",
                                   "PROXY TCP4 192.0.2.1 203.0.113.7 1 \r\n",
                                   "PROXY TCP4 192.0.2.256 203.0.113.7 1 2\r\n",
                                   "PROXY TCP4 2001:db8::1 2001:db8::2 1 2\r\n",
                                   "PROXY TCP6 192.0.2.1 203.0.113.7 1 2\r\n",
                                   "PROXY TCP4\r\n",
                                   "PROXY \r\n",
                                   "PROXY UDP4 192.0.2.1 203.0.113.7 1 2\r\n",
                                   "PROXY tcp4 192.0.2.1 203.0.113.7 1 2\r\n",
                                   "PROXY UNKNOWNS\r\n",
                                   "PROXY UNKNOWN a\rb\r\n",
                                   "PROXY\tTCP4 1.1.1.1 1.1.1.1 1 1\r\n",
                                   "proxy TCP4 1.1.1.1 1.1.1.1 1 1\r\n",
                                   "GET / HTTP/1.1\r\n"}) {
        CAPTURE(line);
        CHECK(read_proxy_header(line).step == Step::faulty);
    }
}

TEST_CASE("no more than 107 bytes are read in search of a line's end") {
    const std::string line = "PROXY UNKNOWN " + std::string(91, 'x') + "\r\n";
    REQUIRE(line.size() == longest_proxy_line);
    CHECK(read_proxy_header(line).step == Step::complete);
    const std::string longer = "PROXY UNKNOWN " + std::string(92, 'x') + "\r\n";
    CHECK(read_proxy_header(longer).step == Step::faulty);
    CHECK(read_proxy_header(longer.substr(0, 107)).step == Step::faulty);
    CHECK(read_proxy_header(longer.substr(0, 106)).step == Step::more);
}

TEST_CASE("what breaks the rules of version 2 is faulty as soon as it can be seen") {
    const std::string other_version = version2('\x11', '\x11', over_v4);
    for (const std::string& bytes :
         {other_version.substr(0, 13), version2('\x22', '\x11', over_v4),
          version2('\x2f', '\x11', over_v4), version2('\x21', '\x12', over_v4),
          version2('\x21', '\x41', over_v4), version2('\x21', '\x10', over_v4),
          version2('\x21', '\x11', over_v4.substr(1)), version2('\x21', '\x21', over_v4),
          version2('\x21', '\x31', std::string(215, 'x')), std::string("\r\n\r\n\r"),
          std::string("\r\n\r\nGET /"), std::string("\x16\x03\x01")}) {
        CAPTURE(bytes);
        CHECK(read_proxy_header(bytes).step == Step::faulty);
    }
}

TEST_CASE("a version 2 header longer than any balancer's is not waited for") {
    const std::string most(longest_proxy_header - 16, 'x');
    CHECK(read_proxy_header(version2('\x20', '\x00', most)).step == Step::complete);
    const std::string more = version2('\x20', '\x00', most + 'x');
    CHECK(read_proxy_header(more).step == Step::faulty);
    CHECK(read_proxy_header(more.substr(0, 16)).step == Step::faulty);
}
