#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <thread>
#include <utility>

#include "skill/skill.hpp"
#include "support/fake_adapter.hpp"
#include "support/skill_bench.hpp"
#include "unit/skill/faulty_handlers.hpp"

using namespace ask;
using namespace ask::tests;
using skill::PurchaseFlow;
using skill::PurchaseResult;

// One customer, two devices: what one of them buys while the other one's request is under way.

namespace {

const ReferenceName hints("hints");
constexpr const char* pack = "amzn1.adg.product.1";

Task<Result<Response>> tell(HandlerInput& input) {
    const auto left = co_await input.inventory().stock(hints);
    if (!left) co_return propagate(left, "tell");
    co_return input.respond().speak(std::to_string(*left)).build();
}

// Uses one of what was just bought.
Task<Result<Response>> use_one(HandlerInput& input) {
    const auto left = co_await input.inventory().consume(hints);
    if (!left) co_return propagate(left, "use");
    co_return input.respond().speak(std::to_string(*left)).build();
}

Task<Result<Response>> sell(HandlerInput& input) {
    co_return input.respond().buy(ProductId(pack), "token").build();
}

Task<Result<void>> nothing_more() {
    co_return Result<void>{};
}

std::string page(int count) {
    return R"({"inSkillProducts":[{"productId":")" + std::string(pack) +
           R"(","referenceName":"hints","type":"CONSUMABLE","purchasable":"PURCHASABLE",)"
           R"("entitled":"NOT_ENTITLED","activeEntitlementCount":)" +
           std::to_string(count) + "}]}";
}

struct Devices {
    SkillBench bench;
    skill::Registry all;
    std::function<void()> meanwhile;    // once: when Amazon has written a list, or before a commit
    bool happens_at_list = true;
    int count = 0;    // Amazon's
    int requests = 0;

    Devices() {
        all.on_launch(tell).fallback(tell).on_error(apology).on_intent("Buy", sell);
        for (const PurchaseResult result : model::purchase_results) {
            const bool accepted = result == PurchaseResult::accepted;
            all.on_purchase(PurchaseFlow::buy, result, accepted ? use_one : tell);
        }
        all.consumable("hints", 5);
        bench.client.set_answer([this](const auto&) { return list(); });
    }
    skill::Outcome send(Json request) {
        request["requestId"] = "r" + std::to_string(++requests);
        return bench.ask(all, alexa_envelope(std::move(request)));
    }
    std::string say(Json request) { return ssml_of(send(std::move(request))); }
    std::string buy_elsewhere() {
        count = 1;
        std::string said;
        std::jthread([&] { said = say(connections_response("Buy", "ACCEPTED")); }).join();
        return said;
    }
    void let_happen() {
        if (meanwhile) std::exchange(meanwhile, nullptr)();
    }

 private:
    http::Response list() {
        const std::string written = page(count);
        if (happens_at_list) let_happen();
        return http_answer(200, written);
    }
};

}    // namespace

TEST_CASE("a list that Amazon wrote before a purchase takes nothing of it away") {
    Devices devices;
    REQUIRE_FALSE(devices.send(intent_request("Buy")).error);
    std::string elsewhere;
    devices.meanwhile = [&] { elsewhere = devices.buy_elsewhere(); };
    CHECK(devices.say(launch_request()) == "<speak>0</speak>");    // it began before
    CHECK(elsewhere == "<speak>4</speak>");
    CHECK(devices.say(launch_request()) == "<speak>4</speak>");
}

TEST_CASE("a request that is run again asks Amazon again") {
    Devices devices;
    devices.happens_at_list = false;
    REQUIRE_FALSE(devices.send(intent_request("Buy")).error);
    devices.meanwhile = [&] { CHECK(devices.buy_elsewhere() == "<speak>4</speak>"); };
    devices.all.before([](HandlerInput& input) -> Task<Result<void>> {
        Result<Json*> attributes = co_await input.attributes().persistent();
        if (attributes) (**attributes)["visits"] = (*attributes)->value("visits", 0) + 1;
        co_return Result<void>{};
    });
    devices.all.after([&](HandlerInput&, Response&) {
        devices.let_happen();
        return nothing_more();
    });
    CHECK(devices.say(launch_request()) == "<speak>4</speak>");
    CHECK(devices.bench.metrics.value("skilld_commits_repeated_total") == 1);
    CHECK(devices.say(launch_request()) == "<speak>4</speak>");
}

TEST_CASE("a request that is run again does not wait twice for a dead product service") {
    auto* adapter = new FakeAdapter;    // the bench's
    SkillBench bench{std::unique_ptr<store::PersistenceAdapter>(adapter)};
    skill::Registry all;
    all.fallback(tell).on_error(apology).consumable("hints", 5);
    all.after([](HandlerInput& input, Response&) -> Task<Result<void>> {
        Result<Json*> attributes = co_await input.attributes().persistent();
        if (attributes) (**attributes)["visited"] = true;
        co_return Result<void>{};
    });
    bench.client.set_answer([](const auto&) { return http_answer(403, ""); });
    adapter->commit_failure = Error{errors::conflict, "changed meanwhile"};
    adapter->failing_commits = 2;
    CHECK(ssml_of(bench.ask(all, alexa_envelope(launch_request()))) == "<speak>0</speak>");
    CHECK(adapter->commits == 3);
    CHECK(bench.client.requests.size() == 1);
}
