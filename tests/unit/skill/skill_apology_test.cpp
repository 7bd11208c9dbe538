#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <stdexcept>

#include "skill/skill.hpp"
#include "support/skill_bench.hpp"
#include "unit/skill/faulty_handlers.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("a request interceptor that fails keeps the handler from running") {
    SkillBench bench;
    auto reached = std::make_shared<std::atomic<bool>>(false);
    Registry all = routes([reached](HandlerInput& input) {
        *reached = true;
        return hello(input);
    });
    all.before(fails_before);
    const auto outcome = bench.ask(all, launch);
    CHECK_FALSE(*reached);
    CHECK(outcome.error->code == errors::refused);
    CHECK(outcome.route == "none");
}

TEST_CASE("response interceptors run on an apology too") {
    SkillBench bench;
    Registry all = routes(fails);
    all.after(adds_card);
    const Json sent = Json::parse(bench.ask(all, launch).body);
    CHECK(sent.at("response").at("card").at("title") == "title");
    CHECK(sent.at("sessionAttributes") == Json{{"state", "choosing"}, {"seen", true}});
}

TEST_CASE("a response interceptor that fails is answered by the error handler, as it is") {
    for (const auto interceptor : {fails_after, waits_after}) {
        SkillBench bench;
        Registry all = routes(hello);
        all.after(interceptor);
        const auto outcome = bench.ask(all, launch, 200ms);
        REQUIRE(outcome.error.has_value());
        CHECK(ssml_of(outcome) ==
              "<speak>Sorry: " + std::string(outcome.error->code.name) + "</speak>");
    }
}

TEST_CASE("when the error handler fails too, there is still an envelope") {
    const skill::ErrorHandler table[] = {
        nullptr,
        [](HandlerInput&, const Error&) -> Response { throw std::runtime_error("again"); },
        [](HandlerInput&, const Error&) -> Response { throw 42; },
        [](HandlerInput& input, const Error&) {
            return input.respond().speak(std::string(9'000, 'x')).build();
        },
        [](HandlerInput& input, const Error&) {
            return input.respond().buy(ProductId{"p"}, "").build();
        },
    };
    for (const skill::ErrorHandler& handler : table) {
        SkillBench bench;
        Registry all = routes(fails);
        all.on_error(handler);
        const auto outcome = bench.ask(all, launch);
        CHECK(Json::parse(outcome.body) == Json::parse(R"({"version": "1.0", "response": {
            "outputSpeech": {"type": "SSML", "ssml": "<speak>Sorry, that did not work.</speak>"},
            "shouldEndSession": true}})"));
        CHECK(outcome.error->code == errors::unavailable);
        CHECK(outcome.error->context.find("; then ") != std::string::npos);
    }
}

TEST_CASE("a failure that may not be spoken of is answered with silence") {
    SkillBench bench;
    const Json event = without_session(alexa_envelope({{"type", "AlexaSkillEvent.SkillDisabled"}}));
    const auto outcome = bench.ask(routes(hello), event);
    CHECK(outcome.error->code == errors::bug);
    CHECK(outcome.body == R"({"version":"1.0","response":{}})");
}

TEST_CASE("without a route and without a fallback the error handler answers") {
    SkillBench bench;
    Registry all;
    all.on_error(apology);
    CHECK(bench.ask(all, launch).error->code == errors::not_found);
}
