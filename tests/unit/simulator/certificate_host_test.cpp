#include "simulator/certificate_host.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>

#include "shop.hpp"

namespace {

using namespace ask::simulator;
using ask::tests::Shop;

// The third world's Amazon, with a text for each chain.
struct Host : Shop {
    Host() {
        amazon.number = 3;
        amazon.chains = std::make_shared<const SigningChains>(
            SigningChains{{Certificates::good, {"the chain", {}}},
                          {Certificates::expired, {"the old chain", {}}}});
    }
    [[nodiscard]] ask::http::Response show(const std::string& target) const {
        return answer_certificate_host(amazon, get(target));
    }
};

}    // namespace

TEST_CASE("the certificate host shows the signing chain below its own path and nothing else") {
    const Host host;
    struct Case {
        const char* target;
        unsigned status;
    };
    const Case cases[] = {
        {"/echo.api/echo-api-cert-3-12.pem", 200},
        {"/echo.api/echo-api-cert-3-1.pem", 200},
        {"/echo.api/echo-api-cert-3.pem", 200},
        {"/echo.api/echo-api-cert-3-13.pem", 403},
        {"/echo.api/echo-api-cert-3-0.pem", 403},
        {"/echo.api/echo-api-cert-2-12.pem", 403},
        {"/echo.api/echo-api-cert-12.pem", 403},
        {"/echo.api/echo-api-cert-3-.pem", 403},
        {"/echo.api/echo-api-cert-.pem", 403},
        {"/echo.api/echo-api-cert.pem", 403},
        {"/echo.api/", 403},
        {"/other/echo-api-cert-3-12.pem", 403},
        {"/echo.api/echo-api-cert-3-1x.pem", 403},
        {"/echo.api/echo-api-cert-3-12.pem/x", 403},
        {"/echo.api/echo-api-cert-3--1.pem", 403},
        {"/echo.api/echo-api-cert-99999999999-1.pem", 403},
    };
    for (const Case& one : cases) {
        INFO(one.target);
        const auto response = host.show(one.target);
        CHECK(response.status == one.status);
        CHECK((response.body == "the chain") == (one.status == 200));
    }
    CHECK(certificate_url(host.amazon) ==
          "https://s3.amazonaws.com/echo.api/echo-api-cert-3-12.pem");
    CHECK(world_of_certificate("/echo.api/echo-api-cert-3-12.pem") == 3);
    CHECK(world_of_certificate("/echo.api/echo-api-cert-12.pem") == 12);
    CHECK_FALSE(world_of_certificate("/echo.api/echo-api-cert.pem"));
}

TEST_CASE("a certificate host in trouble shows no chain") {
    Host host;
    struct Case {
        HostState state;
        unsigned status;
    };
    const Case cases[] = {
        {HostState::down, 503}, {HostState::hangs, 503}, {HostState::garbage, 200}};
    for (const Case& one : cases) {
        INFO(to_text(one.state));
        host.amazon.certificate_host = one.state;
        const auto response = host.show("/echo.api/echo-api-cert-3-12.pem");
        CHECK(response.status == one.status);
        CHECK(response.body.find("the chain") == std::string::npos);
    }
}

TEST_CASE("other certificates are shown under a file number that no server has downloaded") {
    Host host;
    use_certificates(host.amazon, Certificates::expired);
    CHECK(signing_identity(host.amazon).certificate_url ==
          "https://s3.amazonaws.com/echo.api/echo-api-cert-3-13.pem");
    CHECK(host.show("/echo.api/echo-api-cert-3-13.pem").body == "the old chain");
    use_certificates(host.amazon, Certificates::expired);
    CHECK(host.amazon.certificate_number == 13);
    use_certificates(host.amazon, Certificates::good);
    CHECK(host.show("/echo.api/echo-api-cert-3-14.pem").body == "the chain");
}

TEST_CASE("each locale's customers are served by the API host of their region") {
    using ask::Locale;
    using ask::simulator::api_host_of;
    CHECK(api_host_of(Locale("en-US")) == "api.amazonalexa.com");
    CHECK(api_host_of(Locale("fr-CA")) == "api.amazonalexa.com");
    CHECK(api_host_of(Locale("de-DE")) == "api.eu.amazonalexa.com");
    CHECK(api_host_of(Locale("ja-JP")) == "api.fe.amazonalexa.com");
    CHECK(ask::simulator::host_name("API.amazonalexa.com:443") == "api.amazonalexa.com");
}
