#include "http/url.hpp"

#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

using namespace ask;
using namespace ask::http;

TEST_CASE("an absolute URL comes apart into scheme, host, port and target") {
    struct Row {
        std::string text;
        Url parts;
    };
    const std::vector<Row> rows{
        {"https://api.amazonalexa.com/v1/x?a=%2Bb",
         {"https", "api.amazonalexa.com", 443, "/v1/x?a=%2Bb"}},
        {"HTTPS://API.Example:8443", {"https", "api.example", 8443, "/"}},
        {"http://localhost?q", {"http", "localhost", 80, "/?q"}},
        {"https://127.0.0.1:1/../a//b", {"https", "127.0.0.1", 1, "/../a//b"}},
        {"https://[::1]:65535/", {"https", "::1", 65535, "/"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Result<Url> url = parse_url(row.text);
        REQUIRE(url);
        CHECK(url->scheme == row.parts.scheme);
        CHECK(url->host == row.parts.host);
        CHECK(url->port == row.parts.port);
        CHECK(url->target == row.parts.target);
    }
}

TEST_CASE("a URL that two readers could understand differently is refused") {
    const std::vector<std::string> refused{"",
                                           "/path",
                                           "example.com",
                                           "ftp://a/",
                                           "https:/a",
                                           "https://",
                                           "https:///path",
                                           "https://user@a/",
                                           "https://user:pw@a/",
                                           "https://a/#f",
                                           "https://a\\@b/",
                                           "https://a/\\b",
                                           "https://a b/",
                                           "https://a/ b",
                                           " https://a/",
                                           "https://a/\tb",
                                           "https://a/\r\nX: y",
                                           std::string("https://a/\0b", 12),
                                           "https://\xc3\xa4.example/",
                                           "https://a/\x7f",
                                           "https://a:/",
                                           "https://a:0/",
                                           "https://a:0443/",
                                           "https://a:65536/",
                                           "https://a:-1/",
                                           "https://a:44x/",
                                           "https://a.:443/",
                                           "https://.a/",
                                           "https://a..b/",
                                           "https://a/%2",
                                           "https://a/%zz",
                                           "https://[::1/",
                                           "https://[evil]/",
                                           "https://[::1]x/",
                                           "https://::1/",
                                           "https://a/\"",
                                           "https://a/<b>",
                                           "https://a%2eb/",
                                           "https://" + std::string(254, 'a') + "/",
                                           "https://a/" + std::string(9000, 'x')};
    for (const std::string& text : refused) {
        CAPTURE(text);
        const Result<Url> url = parse_url(text);
        REQUIRE_FALSE(url);
        CHECK(url.error().code == bad_url);
    }
}

TEST_CASE("the Host field names the port only where it is unusual") {
    CHECK(host_field(*parse_url("https://a/")) == "a");
    CHECK(host_field(*parse_url("https://a:443/")) == "a");
    CHECK(host_field(*parse_url("https://a:80/")) == "a:80");
    CHECK(host_field(*parse_url("http://[::1]:81/")) == "[::1]:81");
    CHECK(host_and_port(*parse_url("https://[::1]/")) == "[::1]:443");
}
