#include "simulator/detail/endpoint_complaint.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "http/client.hpp"

using namespace ask;
using simulator::detail::complain_of_page;
using simulator::detail::explain_failure;

TEST_CASE("a server that cannot be asked is told of in one sentence with its place") {
    struct Case {
        ErrorCode code;
        const char* part;
    };
    const Case cases[] = {
        {http::dns_failed, "no address is known"},
        {http::connect_failed, "nothing answers there"},
        {http::connection_broken, "closed before the answer was complete"},
        {http::bad_response, "not HTTP"},
        {errors::timeout, "no answer within 8 seconds"},
        {errors::too_large, "over 1 MB"},
        {http::tls_failed, "certificate is not trusted (self-signed certificate)"},
        {errors::invalid, "cannot be sent: self-signed certificate"},
    };
    for (const Case& one : cases) {
        const Error error = explain_failure({one.code, "exchange with x: self-signed certificate"},
                                            "https://skill.test:8443/path");
        INFO(error.context);
        CHECK(error.code == one.code);
        CHECK(error.context.starts_with("skill.test:8443: "));
        CHECK(error.context.find(one.part) != std::string::npos);
        CHECK(error.context.find('\n') == std::string::npos);
    }
}

TEST_CASE("a server without TLS is not told that its certificate is wrong") {
    const Error error = explain_failure({http::tls_failed, "TLS with x: wrong version number"},
                                        "https://localhost:3000/");
    CHECK(error.context ==
          "localhost:3000: TLS failed (wrong version number); check whether the URL should begin "
          "with http://");
}

TEST_CASE("a server that takes no connection is not said to be slow in answering") {
    for (const char* context : {"exchange with x: connect to localhost", "TLS with localhost"}) {
        const Error error = explain_failure({errors::timeout, context}, "https://localhost/");
        CHECK(error.context.starts_with("localhost:443: no connection within 2 seconds"));
    }
}

TEST_CASE("a web page is no answer of a skill's; all else is") {
    struct Case {
        const char* type;
        const char* body;
        bool is_page;
    };
    const Case cases[] = {
        {"text/html", "<!DOCTYPE html><html></html>", true},
        {"text/html; charset=utf-8", "\r\n <html>", true},
        {"application/json", "{\"version\": \"1.0\"}", false},
        {"application/json", "<not json>", false},
        {"text/html", "Request verification failed", false},
        {"text/html", "", false},
    };
    for (const Case& one : cases) {
        INFO(one.type << " " << one.body);
        http::Response answer{.status = 404, .headers = {}, .body = one.body, .close = false};
        answer.headers.add("Content-Type", one.type);
        const auto complaint = complain_of_page(answer, "http://localhost:3000/");
        CHECK(complaint.has_value() == one.is_page);
        if (!complaint) continue;
        CHECK(complaint->context.starts_with("localhost:3000: it answered status 404 with a web"));
    }
}
