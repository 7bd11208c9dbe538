#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "skill/skill.hpp"
#include "support/fake_adapter.hpp"
#include "support/skill_bench.hpp"
#include "unit/skill/faulty_handlers.hpp"

using namespace ask;
using namespace ask::tests;
using skill::PurchaseFlow;
using skill::PurchaseResult;

// What the owner sees of a sale: each step once, under the product's name and the customer's
// locale.

namespace {

const std::string catalogue = R"({"inSkillProducts":[
    {"productId":"amzn1.adg.product.1","referenceName":"cave","type":"ENTITLEMENT",
     "purchasable":"PURCHASABLE","entitled":"NOT_ENTITLED"},
    {"productId":"amzn1.adg.product.2","referenceName":"hint","type":"CONSUMABLE",
     "purchasable":"PURCHASABLE","activeEntitlementCount":2}],"nextToken":""})";

Task<Result<Response>> suggest(HandlerInput& input) {
    std::vector<ReferenceName> candidates{ReferenceName("sword"), ReferenceName("cave")};
    auto choosing = input.suggestions().choose(std::move(candidates));
    const Result<std::optional<model::Product>> chosen = co_await std::move(choosing);
    if (!chosen) co_return propagate(chosen, "suggest");
    if (!*chosen) co_return input.respond().speak("Nothing").build();
    co_return input.respond().upsell((*chosen)->id, "Want it?", "scene-3").build();
}

Task<Result<Response>> use_hint(HandlerInput& input) {
    auto using_one = input.inventory().consume(ReferenceName("hint"), 3);
    const Result<std::int64_t> left = co_await std::move(using_one);
    if (!left) co_return propagate(left, "use");
    co_return input.respond().speak("Look behind you").build();
}

Task<Result<Response>> come_back(HandlerInput& input) {
    co_return input.respond().speak("Well").build();
}

skill::Registry routes() {
    skill::Registry all;
    all.on_launch(hello).fallback(hello).on_error(apology);
    all.on_intent("Suggest", suggest).on_intent("Hint", use_hint);
    all.consumable("hint", 5);
    for (const PurchaseFlow flow : model::purchase_flows) {
        for (const PurchaseResult result : model::purchase_results) {
            all.on_purchase(flow, result, come_back);
        }
    }
    return all;
}

struct Shop {
    FakeAdapter* adapter = new FakeAdapter;    // the bench's
    SkillBench bench{std::unique_ptr<store::PersistenceAdapter>(adapter)};
    skill::Skill open{routes(), bench.services()};
    int requests = 0;

    Shop() {
        bench.client.set_answer([](const auto&) { return http_answer(200, catalogue); });
    }
    skill::Outcome send(Json request, const std::string& locale = "de-DE",
                        const std::string& id = {}) {
        request["requestId"] = id.empty() ? "r" + std::to_string(++requests) : id;
        request["locale"] = locale;
        auto invoking = open.invoke(parsed(alexa_envelope(std::move(request))),
                                    Deadline::in(std::chrono::seconds{5}));
        return run_task(std::move(invoking));
    }
    [[nodiscard]] double value(const std::string& name, MetricLabels labels) const {
        labels.emplace("locale", "de-DE");
        return bench.metrics.value(name, labels);
    }
    [[nodiscard]] double came_back(const std::string& flow, const std::string& result,
                                   const std::string& product = "cave") const {
        return value("skilld_purchase_responses_total",
                     {{"flow", flow}, {"result", result}, {"product", product}});
    }
    [[nodiscard]] std::ptrdiff_t series() const {
        return std::ranges::count(bench.metrics.text(), '\n');
    }
};

}    // namespace

TEST_CASE("a product is counted as suggested and offered, and those passed over with the reason") {
    Shop shop;
    shop.send(intent_request("Suggest"));
    CHECK(shop.value("skilld_suggestions_total", {{"product", "cave"}}) == 1);
    CHECK(shop.value("skilld_purchase_directives_total",
                     {{"flow", "Upsell"}, {"product", "cave"}}) == 1);
    CHECK(shop.bench.metrics.value("skilld_suggestions_passed_over_total",
                                   {{"product", "sword"}, {"reason", "not_purchasable"}}) == 1);
    shop.send(intent_request("Suggest"));
    CHECK(shop.value("skilld_suggestions_total", {{"product", "cave"}}) == 1);
}

TEST_CASE("what may come of a product is known at nought before it comes") {
    Shop shop;
    shop.send(intent_request("Suggest"));
    for (const char* result : {"ACCEPTED", "DECLINED", "PENDING_PURCHASE", "ERROR"}) {
        const std::string labels = R"({flow="Upsell",locale="de-DE",product="cave",result=")" +
                                   std::string(result) + "\"} 0\n";
        CHECK(shop.bench.metrics.text().find(labels) != std::string::npos);
    }
    const char* used =
        R"(skilld_inventory_items_total{locale="de-DE",product="hint",reason="use"} 0)";
    CHECK(shop.bench.metrics.text().find(used) != std::string::npos);
    CHECK(shop.bench.metrics.text().find(R"(product="cave",reason="use")") == std::string::npos);
    const char* pending =
        R"({flow="Cancel",locale="de-DE",product="cave",result="PENDING_PURCHASE"})";
    CHECK(shop.bench.metrics.text().find(pending) == std::string::npos);
}

TEST_CASE("a hundred products in all of Alexa's locales are known at nought, each as itself") {
    Json list = Json::array();
    for (int i = 1; i <= 100; ++i) {
        list.push_back({{"productId", "amzn1.adg.product." + std::to_string(i)},
                        {"referenceName", "thing-" + std::to_string(i)},
                        {"type", "CONSUMABLE"},
                        {"purchasable", "PURCHASABLE"},
                        {"activeEntitlementCount", 0}});
    }
    const std::string many = Json{{"inSkillProducts", list}, {"nextToken", ""}}.dump();
    Shop shop;
    shop.bench.client.set_answer([many](const auto&) { return http_answer(200, many); });
    for (const char* locale :
         {"ar-SA", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES", "es-MX", "es-US",
          "fr-CA", "fr-FR", "hi-IN", "it-IT", "ja-JP", "nl-NL", "pt-BR"}) {
        shop.send(intent_request("Suggest"), locale);
    }
    const std::string text = shop.bench.metrics.text();
    const auto known = [&](const std::string& start) {
        std::size_t lines = 0;
        for (std::size_t at = text.find(start); at != std::string::npos; ++lines) {
            at = text.find(start, at + 1);
        }
        return lines;
    };
    CHECK(known("\nskilld_suggestions_total{") == 100 * 17);
    CHECK(known("\nskilld_purchase_directives_total{") == 100 * 17 * 3);
    // Buy and Upsell with four results, Cancel with three.
    CHECK(known("\nskilld_purchase_responses_total{") == 100 * 17 * 11);
    shop.send(connections_response("Upsell", "ALREADY_PURCHASED"));
    CHECK(shop.came_back("Upsell", "ALREADY_PURCHASED", "thing-1") == 1);
    CHECK(shop.bench.metrics.value("skilld_metric_faults_total", {{"fault", "overflow"}}) == 0);
}

TEST_CASE("every result of every flow is counted under the product's name") {
    for (const PurchaseFlow flow : model::purchase_flows) {
        for (const PurchaseResult result : model::purchase_results) {
            Shop shop;
            const std::string way(to_text(flow));
            const std::string end(to_text(result));
            shop.send(connections_response(way, end));
            CHECK(shop.came_back(way, end) == 1);
        }
    }
}

TEST_CASE("a second copy of an answer is counted once") {
    Shop shop;
    shop.send(connections_response("Upsell", "DECLINED"), "de-DE", "same");
    const auto second = shop.send(connections_response("Upsell", "DECLINED"), "de-DE", "same");
    CHECK(second.repeated);
    CHECK(shop.came_back("Upsell", "DECLINED") == 1);
}

TEST_CASE("a run that was repeated because of a conflict is counted once") {
    Shop shop;
    shop.adapter->commit_failure = Error{errors::conflict, "changed meanwhile"};
    shop.adapter->failing_commits = 2;
    shop.send(intent_request("Suggest"));
    CHECK(shop.value("skilld_suggestions_total", {{"product", "cave"}}) == 1);
    CHECK(shop.value("skilld_purchase_directives_total",
                     {{"flow", "Upsell"}, {"product", "cave"}}) == 1);
}

TEST_CASE("a product keeps its name while Amazon cannot be asked") {
    Shop shop;
    shop.send(connections_response("Buy", "DECLINED"));
    shop.bench.client.set_answer([](const auto&) { return fail(errors::unavailable, "down"); });
    shop.send(connections_response("Buy", "DECLINED"));
    CHECK(shop.came_back("Buy", "DECLINED") == 2);
}

TEST_CASE("stock is counted as it is kept: units that came, items that were used") {
    Shop shop;
    shop.send(intent_request("Hint"));
    CHECK(shop.value("skilld_inventory_units_total",
                     {{"reason", "purchase"}, {"product", "hint"}}) == 2);
    CHECK(shop.value("skilld_inventory_items_total", {{"reason", "use"}, {"product", "hint"}}) ==
          3);
    shop.adapter->commit_failure = Error{errors::unavailable, "disk full"};
    shop.send(intent_request("Hint"));
    CHECK(shop.value("skilld_inventory_items_total", {{"reason", "use"}, {"product", "hint"}}) ==
          3);
}

TEST_CASE("each of Alexa's words for what broke a session is counted as itself") {
    for (const MetricFamily& family : metric_table()) {
        if (family.name != "skilld_session_errors_total") continue;
        CHECK(family.from_start.front().size() == 8);
        for (const std::string_view type : family.from_start.front()) {
            Shop shop;
            shop.send({{"type", "System.ExceptionEncountered"},
                       {"error", {{"type", type}, {"message", "no"}}},
                       {"cause", {{"requestId", "r0"}}}});
            CHECK(shop.bench.metrics.value("skilld_session_errors_total",
                                           {{"type", std::string(type)}}) == 1);
        }
    }
}

TEST_CASE("Alexa's word for what broke a session is counted, and no other word") {
    Shop shop;
    for (const char* type : {"INVALID_RESPONSE", "INVALID_RESPONSE", "made up"}) {
        shop.send({{"type", "SessionEndedRequest"},
                   {"reason", "ERROR"},
                   {"error", {{"type", type}, {"message", "no"}}}});
    }
    const Metrics& metrics = shop.bench.metrics;
    CHECK(metrics.value("skilld_session_errors_total", {{"type", "INVALID_RESPONSE"}}) == 2);
    CHECK(metrics.value("skilld_session_errors_total", {{"type", "other"}}) == 1);
}

TEST_CASE("hostile values make no series") {
    Shop shop;
    shop.send(connections_response("Buy", "made up"), "xx-XX");
    const std::ptrdiff_t before = shop.series();
    for (int i = 0; i < 200; ++i) {
        const std::string odd = "odd-" + std::to_string(i) + "\n\"}\xc3\xa9";
        Json answer = connections_response("Buy", odd);
        answer["payload"]["productId"] = odd;
        answer["token"] = odd;
        shop.send(std::move(answer), odd);
        shop.send(intent_request(odd), odd);
        Json ended{{"type", "SessionEndedRequest"}, {"reason", odd}, {"error", {{"type", odd}}}};
        shop.send(std::move(ended), odd);
    }
    const std::string text = shop.bench.metrics.text();
    CHECK(text.find("odd-") == std::string::npos);
    // The fallback's and the session end's routes, and the product that is not known.
    CHECK(shop.series() < before + 80);
}
