#include "skill/handler_input.hpp"

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>
#include <variant>

#include "support/skill_bench.hpp"

using namespace ask;
using namespace ask::tests;
using skill::HandlerInput;

TEST_CASE("a handler sees its request as its own type, and no other") {
    SkillBench bench;
    const HandlerInput input(bench.parts(alexa_envelope(intent_request("BuyIntent"))));
    CHECK(input.request<model::IntentRequest>().intent.name == "BuyIntent");
    CHECK(input.request_if<model::LaunchRequest>() == nullptr);
    CHECK_THROWS_AS(input.request<model::LaunchRequest>(), std::bad_variant_access);
    CHECK(input.locale().text() == "en-US");
}

TEST_CASE("slots are found in both requests that have an intent") {
    SkillBench bench;
    Json request =
        intent_request("BuyIntent", {{"product", {{"name", "product"}, {"value", "x"}}}});
    for (const char* type : {"IntentRequest", "CanFulfillIntentRequest"}) {
        request["type"] = type;
        const HandlerInput input(bench.parts(alexa_envelope(request)));
        REQUIRE(input.slot("product") != nullptr);
        CHECK(input.slot("product")->spoken == "x");
        CHECK(input.slot("other") == nullptr);
    }
    const HandlerInput launch(bench.parts(alexa_envelope(launch_request())));
    CHECK(launch.slot("product") == nullptr);
}

TEST_CASE("session attributes are a copy that may be changed, empty without a session") {
    SkillBench bench;
    const Json envelope = alexa_envelope(launch_request(), {{"state", "choosing"}});
    HandlerInput input(bench.parts(envelope));
    input.session_attributes()["state"] = "playing";
    CHECK(input.envelope().session->attributes["state"] == "choosing");
    HandlerInput outside(bench.parts(without_session(envelope)));
    CHECK(outside.session_attributes() == Json::object());
}

TEST_CASE("shared resources are found by their type") {
    SkillBench bench;
    HandlerInput::Parts parts = bench.parts(alexa_envelope(launch_request()));
    skill::Registry routes;
    routes.share(std::make_shared<const std::string>("a story"));
    parts.resources = routes.resources();
    const HandlerInput input(std::move(parts));
    CHECK(input.resource<std::string>() == "a story");
    CHECK_THROWS_AS(input.resource<int>(), std::out_of_range);
}

TEST_CASE("products are asked for where and as whom the request says") {
    SkillBench bench;
    bench.client.set_answer(
        [](const auto&) { return http_answer(200, R"({"inSkillProducts":[]})"); });
    HandlerInput input(bench.parts(alexa_envelope(launch_request())));
    CHECK(run_task(input.products().list()).has_value());
    REQUIRE(bench.client.requests.size() == 1);
    const http::OutgoingRequest& sent = bench.client.requests[0];
    CHECK(sent.url.starts_with("https://api.amazonalexa.com/"));
    REQUIRE(sent.headers.find("Authorization") != nullptr);
    CHECK(*sent.headers.find("Authorization") == "Bearer a-token");
}
