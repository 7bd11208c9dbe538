#include "isp/monetization_client.hpp"

#include <catch2/catch_test_macros.hpp>

#include "unit/isp/api.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;
using namespace std::chrono_literals;

namespace {

auto list(Api& api, ApiAccess who = access(), ProductFilter filter = {}, Deadline until = soon()) {
    return run_task(api.client.list(std::move(who), filter, until));
}

}    // namespace

TEST_CASE("the list is asked for with the token and language of the request at hand") {
    Api api(always(200, page_json(product_json("cave"))));
    const auto products = list(api);
    REQUIRE(products);
    REQUIRE(products->size() == 1);
    CHECK(products->front().reference_name == ReferenceName("cave"));
    REQUIRE(api.fake.requests.size() == 1);
    const http::OutgoingRequest& request = api.fake.requests.front();
    CHECK(request.method == "GET");
    CHECK(request.url == list_url);
    CHECK(request.body.empty());
    CHECK(header(request, "Authorization") == "Bearer " + std::string(secret_token));
    CHECK(header(request, "Accept-Language") == "de-DE");
    CHECK(calls(api, "list", "ok") == 1);
    CHECK(api.metrics.text().find("skilld_product_api_seconds") != std::string::npos);
}

TEST_CASE("a request without a locale asks in the default one") {
    Api api(always(200, page_json("")));
    CHECK(list(api, access("")));
    CHECK(header(api.fake.requests.at(0), "Accept-Language") == "en-US");
}

TEST_CASE("two customers' calls share neither token nor language") {
    Api api(always(200, page_json("")));
    ApiAccess other{"https://api.amazonalexa.com", Secret("other"), Locale("en-GB")};
    CHECK(list(api));
    const auto listed = list(api, std::move(other));
    CHECK(listed);
    CHECK(header(api.fake.requests.at(1), "Authorization") == "Bearer other");
    CHECK(header(api.fake.requests.at(1), "Accept-Language") == "en-GB");
    CHECK(api.fake.requests.at(1).headers.fields().size() ==
          api.fake.requests.at(0).headers.fields().size());
    CHECK(api.fake.requests.at(1).url.starts_with("https://api.amazonalexa.com/"));
}

TEST_CASE("filters become query values") {
    Api api(always(200, page_json("")));
    CHECK(list(api, access(), ProductFilter{true, false, model::ProductType::consumable}));
    CHECK(api.fake.requests.at(0).url ==
          list_url + "?purchasable=PURCHASABLE&entitled=NOT_ENTITLED&productType=CONSUMABLE");
    CHECK(list(api, access(), ProductFilter{{}, true, {}}));
    CHECK(api.fake.requests.at(1).url == list_url + "?entitled=ENTITLED");
}

TEST_CASE("all pages are read, and a page token is encoded") {
    Api api(in_turn({http_answer(200, page_json(product_json("cave"), "a+b/c==")),
                     http_answer(200, page_json("", "t2")),
                     http_answer(200, page_json(product_json("sea")))}));
    const auto products = list(api, access(), ProductFilter{true, {}, {}});
    REQUIRE(products);
    REQUIRE(products->size() == 2);
    CHECK(products->at(1).reference_name == ReferenceName("sea"));
    REQUIRE(api.fake.requests.size() == 3);
    CHECK(api.fake.requests[1].url ==
          list_url + "?purchasable=PURCHASABLE&nextToken=a%2Bb%2Fc%3D%3D");
    CHECK(api.fake.requests[2].url == list_url + "?purchasable=PURCHASABLE&nextToken=t2");
    CHECK(header(api.fake.requests[2], "Accept-Language") == "de-DE");
    CHECK(calls(api, "list", "ok") == 1);
}

TEST_CASE("page tokens that go round end the reading") {
    Api repeats(always(200, page_json(product_json("cave"), "same")));
    CHECK(list(repeats).error().code == errors::unavailable);
    CHECK(repeats.fake.requests.size() == 2);
    Api circle(in_turn({http_answer(200, page_json("", "a")), http_answer(200, page_json("", "b")),
                        http_answer(200, page_json("", "a"))}));
    CHECK(list(circle).error().code == errors::unavailable);
    CHECK(circle.fake.requests.size() == 3);
}

TEST_CASE("pages without end are too many") {
    int page = 0;
    MonetizationOptions options;
    options.most_pages = 4;
    Api api(
        [&page](const auto&) -> Result<http::Response> {
            return http_answer(200, page_json("", std::to_string(++page)));
        },
        options);
    CHECK(list(api).error().code == errors::unavailable);
    CHECK(page == 4);
}

TEST_CASE("the last page that is allowed may be the last") {
    MonetizationOptions options;
    options.most_pages = 2;
    Api api(in_turn({http_answer(200, page_json("", "a")), http_answer(200, page_json(""))}),
            options);
    CHECK(list(api));
}

TEST_CASE("half a list is no list") {
    Api api(in_turn(
        {http_answer(200, page_json(product_json("cave"), "next")), http_answer(401, "{}")}));
    CHECK(list(api).error().code == token_refused);
}

TEST_CASE("a token goes to no host but Amazon's") {
    for (const char* endpoint : {"", "https://evil.example", "http://api.amazonalexa.com"}) {
        Api api(always(200, page_json("")));
        ApiAccess who = access();
        who.endpoint = endpoint;
        CHECK(list(api, who).error().code == endpoint_not_allowed);
        CHECK(api.fake.requests.empty());
        CHECK(calls(api, "list", "endpoint_not_allowed") == 1);
    }
}

TEST_CASE("a development host is asked when it is listed") {
    MonetizationOptions options;
    options.extra_hosts = {"localhost:9443"};
    Api api(always(200, page_json("")), options);
    ApiAccess who = access();
    who.endpoint = "https://localhost:9443";
    CHECK(list(api, who));
    CHECK(api.fake.requests.at(0).url.starts_with("https://localhost:9443/v1/"));
}

TEST_CASE("what cannot stand in a header is not sent") {
    for (const char* token : {"", "a\r\nX: y", "a\nb", "a b", "caf\xC3\xA9", "\x7F"}) {
        CAPTURE(token);
        Api api(always(200, page_json("")));
        ApiAccess who = access();
        who.token = Secret(token);
        CHECK(list(api, who).error().code == token_refused);
        CHECK(api.fake.requests.empty());
    }
    for (const char* locale : {"de\r\nX: y", "de DE", "de,en", "\xC3\xA9"}) {
        CAPTURE(locale);
        Api api(always(200, page_json("")));
        CHECK(list(api, access(locale)).error().code == errors::invalid);
        CHECK(api.fake.requests.empty());
    }
}

TEST_CASE("a token the service refuses is not tried again") {
    for (const unsigned status : {401U, 403U}) {
        Api api(always(status, R"({"message":"expired"})"));
        CHECK(list(api).error().code == token_refused);
        CHECK(api.fake.requests.size() == 1);
    }
}

TEST_CASE("a passing trouble is tried once more") {
    for (const Result<http::Response>& trouble : std::vector<Result<http::Response>>{
             http_answer(429, ""), http_answer(500, ""), http_answer(503, ""),
             fail(http::connection_broken, "reset")}) {
        Api api(in_turn({trouble, http_answer(200, page_json(product_json("cave")))}));
        CHECK(list(api).value().size() == 1);
        REQUIRE(api.fake.requests.size() == 2);
        CHECK(header(api.fake.requests[1], "Authorization") ==
              "Bearer " + std::string(secret_token));
        CHECK(calls(api, "list", "ok") == 1);
    }
}

TEST_CASE("a trouble that stays is tried twice and no more") {
    struct Case {
        Result<http::Response> trouble;
        ErrorCode code;
    };
    for (const Case& c :
         {Case{http_answer(429, ""), throttled}, Case{http_answer(500, ""), errors::unavailable},
          Case{fail(http::connection_broken, "reset"), errors::unavailable}}) {
        Api api(in_turn({c.trouble}));
        CHECK(list(api).error().code == c.code);
        CHECK(api.fake.requests.size() == 2);
        CHECK(calls(api, "list", std::string(c.code.name)) == 1);
    }
}

TEST_CASE("what will not pass is not tried again") {
    for (const ErrorCode code :
         {errors::timeout, http::dns_failed, http::connect_failed, http::tls_failed}) {
        CAPTURE(code.name);
        Api api(in_turn({fail(code, "api.eu.amazonalexa.com")}));
        const auto products = list(api);
        REQUIRE_FALSE(products);
        CHECK(products.error().code == (code == errors::timeout ? code : errors::unavailable));
        CHECK(api.fake.requests.size() == 1);
    }
}

TEST_CASE("a Retry-After that does not fit the deadline ends the call at once") {
    http::Response busy = http_answer(429, "");
    busy.headers.add("Retry-After", "60");
    Api api(in_turn({busy}));
    CHECK(list(api).error().code == throttled);
    CHECK(api.fake.requests.size() == 1);
}

TEST_CASE("nothing is asked after the deadline") {
    Api api(always(200, page_json("")));
    CHECK(list(api, access(), {}, Deadline::in(0ms)).error().code == errors::timeout);
    CHECK(api.fake.requests.empty());
}

TEST_CASE("an answer that is no product list is a bad one") {
    for (const char* body : {"", "<html>", "{}", "[]", R"({"message":"ok"})"}) {
        CAPTURE(body);
        Api api(always(200, body));
        CHECK(list(api).error().code == model::bad_product_answer);
    }
}

TEST_CASE("no error names the token") {
    for (const unsigned status : {401U, 403U, 404U, 429U, 500U, 200U}) {
        Api api(always(status, "<html>"));
        const auto products = list(api);
        REQUIRE_FALSE(products);
        CHECK(products.error().context.find(secret_token) == std::string::npos);
        CHECK(api.metrics.text().find(secret_token) == std::string::npos);
    }
}
