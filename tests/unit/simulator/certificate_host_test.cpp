#include "simulator/certificate_host.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shop.hpp"

TEST_CASE("the certificate host shows the signing chain below its own path and nothing else") {
    ask::tests::Shop shop;
    shop.amazon.signing_chain_pem = "the chain";
    struct Case {
        const char* target;
        unsigned status;
    };
    const Case cases[] = {
        {"/echo.api/echo-api-cert-12.pem", 200}, {"/echo.api/echo-api-cert-1.pem", 200},
        {"/echo.api/echo-api-cert-13.pem", 403}, {"/echo.api/echo-api-cert-.pem", 403},
        {"/echo.api/echo-api-cert.pem", 403},    {"/echo.api/", 403},
        {"/other/echo-api-cert-12.pem", 403},    {"/echo.api/echo-api-cert-1x.pem", 403},
    };
    for (const Case& one : cases) {
        INFO(one.target);
        const auto response = answer_certificate_host(shop.amazon, shop.get(one.target));
        CHECK(response.status == one.status);
        CHECK((response.body == "the chain") == (one.status == 200));
    }
    CHECK(certificate_url(shop.amazon) == "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem");
}

TEST_CASE("a certificate host that is down answers 503") {
    ask::tests::Shop shop;
    shop.amazon.certificate_host_is_down = true;
    const auto request = shop.get("/echo.api/echo-api-cert-12.pem");
    CHECK(answer_certificate_host(shop.amazon, request).status == 503);
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
