#include "skill/skill.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/fake_adapter.hpp"
#include "support/skill_bench.hpp"

using namespace ask;
using namespace ask::tests;
using skill::HandlerInput;
using skill::PurchaseFlow;
using skill::PurchaseResult;
using skill::Registry;
using skill::Response;

namespace {

using Said = Task<Result<Response>>;

Said hello(HandlerInput& input) {
    co_return input.respond().speak("Hello").build();
}

Said count_turns(HandlerInput& input) {
    Json& session = input.session_attributes();
    session["turns"] = session.value("turns", 0) + 1;
    co_return input.respond().speak("Again").reprompt("Again?").build();
}

Said count_visits(HandlerInput& input) {
    auto loading = input.attributes().persistent();
    Result<Json*> attributes = co_await std::move(loading);
    if (!attributes) co_return propagate(attributes, "count visits");
    Json& visits = (**attributes)["visits"];
    visits = visits.is_null() ? 1 : visits.get<int>() + 1;
    co_return input.respond().speak("Welcome").build();
}

Said buy(HandlerInput& input) {
    input.session_attributes()["lost"] = true;
    co_return input.respond().buy(ProductId{"amzn1.adg.product.1"}, "resume").build();
}

Said finish(HandlerInput& input) {
    input.session_attributes()["lost"] = true;
    co_return input.respond().speak("Bye").end_session().build();
}

Task<Result<void>> add_name(HandlerInput& input) {
    input.session_attributes()["trace"] = "before";
    co_return Result<void>{};
}

Task<Result<void>> add_trace(HandlerInput& input, Response& response) {
    input.session_attributes()["trace"] = input.session_attributes().value("trace", "") + " after";
    response.card = model::SimpleCard{"title", "content"};
    co_return Result<void>{};
}

Response apology(HandlerInput& input, const Error&) {
    return input.respond().speak("Sorry").build();
}

Registry routes() {
    Registry all;
    all.on_launch(hello).fallback(hello).on_error(apology);
    all.on_intent("Turn", count_turns).on_intent("Visit", count_visits);
    all.on_intent("Buy", buy).on_intent("Finish", finish);
    all.on_event("AlexaSkillEvent.SkillDisabled", hello);
    all.on_purchase(PurchaseFlow::upsell, PurchaseResult::accepted, hello);
    return all;
}

Json response_of(const skill::Outcome& outcome) {
    return Json::parse(outcome.body);
}

}    // namespace

TEST_CASE("the handler of the route answers, with Amazon's envelope around") {
    SkillBench bench;
    const auto outcome = bench.ask(routes(), alexa_envelope(launch_request()));
    CHECK(outcome.body == R"({"version":"1.0","response":{"outputSpeech":)"
                          R"({"ssml":"<speak>Hello</speak>","type":"SSML"}}})");
    CHECK(outcome.route == "launch");
    CHECK_FALSE(outcome.error.has_value());
    CHECK(bench.metrics.value("skilld_requests_total",
                              {{"route", "launch"}, {"outcome", "answered"}}) == 1);
}

TEST_CASE("each route's answers and apologies are counted from nought") {
    SkillBench bench;
    const skill::Skill skill(routes(), bench.services());
    const std::string text = bench.metrics.text();
    for (const skill::Route& route : skill.registry().routes()) {
        for (const char* outcome : {"answered", "apologised"}) {
            INFO(route.key);
            CHECK(text.find("skilld_requests_total{outcome=\"" + std::string(outcome) +
                            "\",route=\"" + route.key + "\"} 0") != std::string::npos);
        }
    }
}

TEST_CASE("session attributes go with a session that stays open") {
    SkillBench bench;
    const Json envelope = alexa_envelope(intent_request("Turn"), {{"turns", 2}, {"name", "x"}});
    const Json sent = response_of(bench.ask(routes(), envelope));
    CHECK(sent.at("sessionAttributes") == Json{{"turns", 3}, {"name", "x"}});
}

TEST_CASE("no session attributes go with a session that ends, a purchase, or no session") {
    SkillBench bench;
    const Json ends[] = {alexa_envelope(intent_request("Buy"), {{"a", 1}}),
                         alexa_envelope(intent_request("Finish"), {{"a", 1}}),
                         alexa_envelope(launch_request())};
    for (const Json& envelope : ends) {
        const auto outcome = bench.ask(routes(), envelope);
        CHECK_FALSE(outcome.error.has_value());
        CHECK_FALSE(response_of(outcome).contains("sessionAttributes"));
    }
}

TEST_CASE("persistent attributes that a handler changed are saved before the answer") {
    auto store = std::make_unique<FakeAdapter>();
    FakeAdapter& adapter = *store;
    SkillBench bench(std::move(store));
    for (int visit = 0; visit < 2; ++visit) {
        CHECK_FALSE(bench.ask(routes(), alexa_envelope(intent_request("Visit"))).error);
    }
    CHECK(adapter.customer.attributes == R"({"visits":2})");
    CHECK(adapter.commits == 2);
    CHECK_FALSE(bench.ask(routes(), alexa_envelope(launch_request())).error);
    CHECK(adapter.loads == 2);
    CHECK(adapter.commits == 2);
}

TEST_CASE("interceptors run around the handler, once a request, however many requests there were") {
    SkillBench bench;
    Registry all = routes();
    all.before(add_name).after(add_trace);
    skill::Skill skill(all, bench.services());
    for (int request = 0; request < 3; ++request) {
        auto invoking = skill.invoke(parsed(alexa_envelope(intent_request("Turn"))),
                                     Deadline::in(std::chrono::seconds{5}));
        const Json sent = response_of(run_task(std::move(invoking)));
        CHECK(sent.at("sessionAttributes") == Json{{"turns", 1}, {"trace", "before after"}});
        CHECK(sent.at("response").at("card").at("title") == "title");
    }
}

TEST_CASE("a request that takes no answer gets the empty one, whatever the handler said") {
    SkillBench bench;
    const Json event = without_session(alexa_envelope({{"type", "AlexaSkillEvent.SkillDisabled"}}));
    const Json ended = alexa_envelope({{"type", "SessionEndedRequest"}});
    const Json unknown = without_session(alexa_envelope({{"type", "Something.New"}}));
    for (const Json& envelope : {event, ended, unknown}) {
        const auto outcome = bench.ask(routes(), envelope);
        CHECK(outcome.body == R"({"version":"1.0","response":{}})");
        CHECK_FALSE(outcome.error.has_value());
    }
}

TEST_CASE("a fallback is not blamed for speaking to what cannot hear it") {
    SkillBench bench;
    const Json player = without_session(alexa_envelope({{"type", "AudioPlayer.PlaybackStarted"}}));
    const auto playing = bench.ask(routes(), player);
    CHECK(playing.body == R"({"version":"1.0","response":{}})");
    CHECK_FALSE(playing.error.has_value());
    const Json can =
        alexa_envelope({{"type", "CanFulfillIntentRequest"}, {"intent", {{"name", "Turn"}}}});
    const auto asked = bench.ask(routes(), can);
    CHECK_FALSE(asked.error.has_value());
    CHECK(asked.body == R"({"version":"1.0","response":{"canFulfillIntent":{"canFulfill":"NO"}}})");
}

TEST_CASE("purchases are counted on their way out and back") {
    SkillBench bench;
    bench.ask(routes(), alexa_envelope(intent_request("Buy")));
    Json upsell = connections_response("Upsell", "ACCEPTED");
    upsell["requestId"] = "amzn1.echo-api.request.2";
    bench.ask(routes(), alexa_envelope(std::move(upsell)));
    Json charge = connections_response("Charge", "ACCEPTED");
    charge["requestId"] = "amzn1.echo-api.request.3";
    bench.ask(routes(), alexa_envelope(std::move(charge)));
    const MetricLabels out{{"flow", "Buy"}, {"product", "unknown"}, {"locale", "en-US"}};
    CHECK(bench.metrics.value("skilld_purchase_directives_total", out) == 1);
    const MetricLabels back{
        {"flow", "Upsell"}, {"result", "ACCEPTED"}, {"product", "unknown"}, {"locale", "en-US"}};
    CHECK(bench.metrics.value("skilld_purchase_responses_total", back) == 1);
    CHECK(bench.metrics.text().find("Charge") == std::string::npos);
}
