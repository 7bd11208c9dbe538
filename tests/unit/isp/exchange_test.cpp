#include "isp/detail/exchange.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/fake_client.hpp"

using namespace ask;
using namespace ask::isp;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

Result<http::Response> answered(unsigned status, const char* retry_after = nullptr) {
    http::Response response = tests::http_answer(status, "");
    if (retry_after != nullptr) response.headers.add("retry-after", retry_after);
    return response;
}

Result<http::Response> failed(ErrorCode code) {
    return fail(code, "api.amazonalexa.com");
}

std::optional<milliseconds> pause(const Result<http::Response>& outcome, milliseconds remaining) {
    return detail::pause_before_retry(outcome, remaining, 100ms);
}

}    // namespace

TEST_CASE("throttling, server errors and broken connections are retried after a short pause") {
    for (const unsigned status : {429U, 500U, 502U, 503U, 504U}) {
        CAPTURE(status);
        CHECK(pause(answered(status), 3s) == 100ms);
    }
    CHECK(pause(failed(http::connection_broken), 3s) == 100ms);
}

TEST_CASE("nothing else is retried") {
    for (const unsigned status : {200U, 301U, 400U, 401U, 403U, 404U, 412U}) {
        CAPTURE(status);
        CHECK_FALSE(pause(answered(status), 3s));
    }
    for (const ErrorCode code : {errors::timeout, http::dns_failed, http::connect_failed,
                                 http::tls_failed, http::bad_response, errors::too_large}) {
        CAPTURE(code.name);
        CHECK_FALSE(pause(failed(code), 3s));
    }
}

TEST_CASE("Retry-After is obeyed where it leaves time for another try") {
    CHECK(pause(answered(429, "0"), 3s) == 0ms);
    CHECK(pause(answered(429, "1"), 3s) == 1s);
    CHECK(pause(answered(503, "2"), 2200ms) == 2s);
    CHECK_FALSE(pause(answered(503, "2"), 2199ms));
    CHECK_FALSE(pause(answered(429, "4294967295"), 3s));
    CHECK_FALSE(pause(answered(429, "99999999999999999999"), 3s));
    for (const char* date : {"Wed, 21 Oct 2026 07:28:00 GMT", "soon", "", "-1", "1.5", "1 "}) {
        CAPTURE(date);
        CHECK_FALSE(pause(answered(429, date), 3s));
    }
}

TEST_CASE("without time for another try there is none") {
    CHECK_FALSE(pause(answered(500), 299ms));
    CHECK_FALSE(pause(answered(500), 0ms));
}

TEST_CASE("each status and failure reads as the error that is promised") {
    struct Case {
        Result<http::Response> outcome;
        ErrorCode code;
    };
    for (const Case& c : {
             Case{answered(204), errors::unavailable},
             Case{answered(302), errors::unavailable},
             Case{answered(400), errors::unavailable},
             Case{answered(401), token_refused},
             Case{answered(403), token_refused},
             Case{answered(404), errors::not_found},
             Case{answered(412), not_child_directed},
             Case{answered(429), throttled},
             Case{answered(500), errors::unavailable},
             Case{failed(errors::timeout), errors::timeout},
             Case{failed(errors::too_large), errors::unavailable},
             Case{failed(http::dns_failed), errors::unavailable},
             Case{failed(http::tls_failed), errors::unavailable},
             Case{failed(http::connection_broken), errors::unavailable},
         }) {
        const Result<http::Response> judged = detail::judged(c.outcome);
        REQUIRE_FALSE(judged);
        CHECK(judged.error().code == c.code);
    }
    CHECK(detail::judged(answered(200)));
}
