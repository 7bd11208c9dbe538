#include "skill/registry.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/skill_bench.hpp"

using namespace ask;
using namespace ask::tests;
using skill::HandlerInput;
using skill::PurchaseFlow;
using skill::PurchaseResult;
using skill::Registry;

namespace {

Task<Result<model::Response>> silent(HandlerInput&) {
    co_return model::Response{};
}

model::Response apology(HandlerInput&, const Error&) {
    return {};
}

Registry complete_registry() {
    Registry routes;
    routes.on_launch(silent).fallback(silent).on_error(apology);
    for (const char* name : {"AMAZON.HelpIntent", "AMAZON.CancelIntent", "AMAZON.StopIntent"}) {
        routes.on_intent(name, silent);
    }
    return routes;
}

std::string key_of(const Registry& routes, const Json& envelope) {
    SkillBench bench;
    const HandlerInput input(bench.parts(envelope));
    return std::string(routes.choose(input).key);
}

bool mentions(const std::vector<std::string>& problems, std::string_view text) {
    return std::ranges::any_of(problems,
                               [&](const auto& p) { return p.find(text) != std::string::npos; });
}

}    // namespace

TEST_CASE("each kind of request looks up its own key") {
    Registry routes = complete_registry();
    routes.on_intent("BuyIntent", silent).on_session_ended(silent);
    routes.on_purchase(PurchaseFlow::buy, PurchaseResult::accepted, silent);
    routes.on_event("AlexaSkillEvent.SkillDisabled", silent);
    routes.on_request("AudioPlayer.PlaybackStarted", silent);
    routes.on_request("CanFulfillIntentRequest", silent);
    routes.when(
        "payment",
        [](const HandlerInput& input) {
            return input.request_if<model::ConnectionsResponse>() != nullptr;
        },
        silent);

    const std::pair<Json, const char*> table[] = {
        {launch_request(), "launch"},
        {intent_request("BuyIntent"), "intent BuyIntent"},
        {intent_request("OtherIntent"), "fallback"},
        {{{"type", "SessionEndedRequest"}}, "session ended"},
        {connections_response("Buy", "ACCEPTED"), "purchase Buy ACCEPTED"},
        {connections_response("Charge", "ACCEPTED"), "when payment"},
        {{{"type", "AlexaSkillEvent.SkillDisabled"}}, "event AlexaSkillEvent.SkillDisabled"},
        {{{"type", "AlexaSkillEvent.SkillEnabled"}}, "fallback"},
        {{{"type", "AudioPlayer.PlaybackStarted"}}, "request AudioPlayer.PlaybackStarted"},
        {{{"type", "CanFulfillIntentRequest"}, {"intent", {{"name", "BuyIntent"}}}},
         "request CanFulfillIntentRequest"},
        {{{"type", "Something.New"}}, "fallback"},
    };
    for (const auto& [request, key] : table) {
        CHECK(key_of(routes, alexa_envelope(request)) == key);
    }
}

TEST_CASE("an Amazon Pay response has no flow and goes to the fallback") {
    Registry routes = complete_registry();
    CHECK(key_of(routes, alexa_envelope(connections_response("Setup", "ACCEPTED"))) == "fallback");
}

TEST_CASE("an exact key comes before predicates, predicates in their order, then the fallback") {
    Registry routes = complete_registry();
    const auto always = [](const HandlerInput&) { return true; };
    const auto never = [](const HandlerInput&) { return false; };
    routes.when("never", never, silent)
        .when("first", always, silent)
        .when("second", always, silent);
    CHECK(key_of(routes, alexa_envelope(launch_request())) == "launch");
    CHECK(key_of(routes, alexa_envelope(intent_request("OtherIntent"))) == "when first");
}

TEST_CASE("a complete registry has no problems") {
    CHECK(complete_registry().problems().empty());
}

TEST_CASE("an empty registry lacks each thing that every skill must have") {
    const auto problems = Registry().problems();
    for (const char* part : {"launch is not", "AMAZON.HelpIntent", "AMAZON.CancelIntent",
                             "AMAZON.StopIntent", "fallback", "error handler"}) {
        INFO(part);
        CHECK(mentions(problems, part));
    }
    CHECK(problems.size() == 6);
}

TEST_CASE("a key registered twice is a problem that names both places") {
    Registry routes = complete_registry();
    const auto always = [](const HandlerInput&) { return true; };
    routes.on_intent("AMAZON.HelpIntent", silent).fallback(silent).on_error(apology);
    routes.when("twice", always, silent).when("twice", always, silent);
    const auto problems = routes.problems();
    REQUIRE(problems.size() == 4);
    for (const char* key :
         {"intent AMAZON.HelpIntent", "fallback", "error handler", "when twice"}) {
        CHECK(mentions(problems,
                       std::string(key) + " is registered twice: skill/registry_test.cpp:"));
    }
    CHECK(mentions(problems, " and skill/registry_test.cpp:"));
}

TEST_CASE("a flow of which one result is handled must handle all six") {
    for (const PurchaseFlow flow : model::purchase_flows) {
        for (const PurchaseResult handled : model::purchase_results) {
            Registry routes = complete_registry();
            routes.on_purchase(flow, handled, silent);
            const auto problems = routes.problems();
            CHECK(problems.size() == 5);
            const std::string key =
                "purchase " + std::string(to_text(flow)) + " " + std::string(to_text(handled));
            CHECK_FALSE(mentions(problems, key + " "));
        }
        Registry routes = complete_registry();
        for (const PurchaseResult result : model::purchase_results) {
            routes.on_purchase(flow, result, silent);
        }
        CHECK(routes.problems().empty());
    }
}

TEST_CASE("a route that can never answer is a problem") {
    for (const char* type : {"LaunchRequest", "IntentRequest", "SessionEndedRequest",
                             "AlexaSkillEvent.SkillDisabled"}) {
        Registry routes = complete_registry();
        routes.on_request(type, silent);
        CHECK(mentions(routes.problems(), std::string("request ") + type));
    }
}

TEST_CASE("routes are listed by key with the place of their registration") {
    Registry routes;
    const auto never = [](const HandlerInput&) { return false; };
    routes.when("odd", never, silent);
    routes.fallback(silent).on_launch(silent).on_intent("A", silent);
    const auto listed = routes.routes();
    REQUIRE(listed.size() == 4);
    CHECK(listed[0].key == "intent A");
    CHECK(listed[1].key == "launch");
    CHECK(listed[2].key == "when odd");
    CHECK(listed[3].key == "fallback");
    for (const auto& route : listed) CHECK(route.where.starts_with("skill/registry_test.cpp:"));
}

TEST_CASE("a consumable is named once, with its items") {
    Registry all;
    all.consumable("pack", 5)
        .consumable("empty", 0)
        .consumable("pack", 6)
        .consumable("full", 1'000'001);
    CHECK(all.consumables().at(ReferenceName("pack")) == 5);
    const auto problems = all.problems();
    const auto says = [&](std::string_view part) {
        return std::ranges::any_of(problems, [&](const std::string& problem) {
            return problem.find(part) != std::string::npos;
        });
    };
    CHECK(says("consumable pack is registered twice"));
    CHECK(says("consumable empty"));
    CHECK(says("consumable full"));
}
