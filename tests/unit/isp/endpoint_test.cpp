#include "isp/detail/endpoint.hpp"

#include <catch2/catch_test_macros.hpp>

#include "isp/detail/query.hpp"
#include "isp/monetization_client.hpp"

using namespace ask;
using namespace ask::isp;

namespace {

const std::vector<std::string> no_extra_hosts;

std::string base(std::string_view endpoint,
                 const std::vector<std::string>& extra = no_extra_hosts) {
    const Result<std::string> allowed = detail::allowed_base(endpoint, extra);
    if (allowed) return *allowed;
    CHECK(allowed.error().code == endpoint_not_allowed);
    return "refused";
}

}    // namespace

TEST_CASE("Amazon's three hosts may see a token, however they are written") {
    CHECK(base("https://api.amazonalexa.com") == "https://api.amazonalexa.com");
    CHECK(base("https://api.eu.amazonalexa.com/") == "https://api.eu.amazonalexa.com");
    CHECK(base("https://api.fe.amazonalexa.com:443") == "https://api.fe.amazonalexa.com");
    CHECK(base("HTTPS://API.AmazonAlexa.com:443/") == "https://api.amazonalexa.com");
}

TEST_CASE("no other endpoint may see a token") {
    for (const char* endpoint : {
             "",
             "https://",
             "https:///",
             "api.amazonalexa.com",
             "//api.amazonalexa.com",
             "http://api.amazonalexa.com",
             "https://evil.example",
             "https://api.amazonalexa.com.evil.example",
             "https://evil-api.amazonalexa.com",
             "https://amazonalexa.com",
             "https://api.amazonalexa.com.",
             "https://api.amazonalexa.com:8443",
             "https://api.amazonalexa.com:0443",
             "https://api.amazonalexa.com:",
             "https://api.amazonalexa.com:443:443",
             "https://api.amazonalexa.com:443//",
             "https://api.amazonalexa.com/v1",
             "https://api.amazonalexa.com/../evil",
             "https://api.amazonalexa.com?x",
             "https://api.amazonalexa.com#x",
             "https://user@api.amazonalexa.com",
             "https://api.amazonalexa.com@evil.example",
             "https://api.amazonalexa.com\\@evil.example",
             "https://api.amazonalexa.com\r\nHost: evil.example",
             " https://api.amazonalexa.com",
             "https://api.amazonalexa.com ",
             "https://api.fe.amazon.com",
             "https://127.0.0.1:9443",
         }) {
        CAPTURE(endpoint);
        CHECK(base(endpoint) == "refused");
    }
}

TEST_CASE("an extra host is allowed with exactly the port that is listed") {
    const std::vector<std::string> extra{"stand-in.test", "localhost:9443"};
    CHECK(base("https://stand-in.test", extra) == "https://stand-in.test");
    CHECK(base("https://stand-in.test:443/", extra) == "https://stand-in.test");
    CHECK(base("https://localhost:9443/", extra) == "https://localhost:9443");
    CHECK(base("https://stand-in.test:9443", extra) == "refused");
    CHECK(base("https://localhost", extra) == "refused");
    CHECK(base("https://localhost:9444", extra) == "refused");
    CHECK(base("http://localhost:9443", extra) == "refused");
    CHECK(base("https://", {""}) == "refused");
}

TEST_CASE("a refusal names the host for the operator, and nothing unprintable") {
    const auto context = [](const char* endpoint) {
        return detail::allowed_base(endpoint, no_extra_hosts).error().context;
    };
    CHECK(context("https://api.fe.amazon.com").find("api.fe.amazon.com") != std::string::npos);
    CHECK(context("https://a\r\nb").find('\n') == std::string::npos);
    CHECK(context("https://user:password@host").find("password") == std::string::npos);
}

TEST_CASE("everything but unreserved characters is percent-encoded") {
    CHECK(detail::percent_encode("azAZ09-._~") == "azAZ09-._~");
    CHECK(detail::percent_encode("a+b/c=") == "a%2Bb%2Fc%3D");
    CHECK(detail::percent_encode(" &?#%\r\n") == "%20%26%3F%23%25%0D%0A");
    CHECK(detail::percent_encode("\xC3\xA9") == "%C3%A9");
    CHECK(detail::percent_encode("").empty());
}

TEST_CASE("a target joins its query values and leaves out empty ones") {
    detail::Target target("/p");
    CHECK(target.text() == "/p");
    target.add("none", "").add("a", "1&2").add("b", "x");
    CHECK(target.text() == "/p?a=1%262&b=x");
}
