#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <thread>

#include "skill/detail/invocation.hpp"
#include "skill/skill.hpp"
#include "support/fake_adapter.hpp"
#include "support/skill_bench.hpp"
#include "unit/skill/faulty_handlers.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("whatever a handler does wrong, the error handler answers for it") {
    struct Wrong {
        const char* name;
        skill::Handler handler;
        ErrorCode code;
    };
    const Wrong table[] = {
        {"fails", fails, errors::unavailable},
        {"throws", throws, errors::bug},
        {"throws an int", throws_int, errors::bug},
        {"throws at once", throws_at_once, errors::bug},
        {"is null", nullptr, errors::bug},
        {"never ends", waits_for_ever, errors::timeout},
        {"speaks too long", speaks_too_long, model::response_breaks_rule},
        {"sends too much", sends_too_much, model::response_breaks_rule},
        {"sells and speaks", sells_and_speaks, model::response_breaks_rule},
        {"sells without a token", sells_without_token, model::response_breaks_rule},
        {"breaks the session attributes", breaks_session, errors::invalid},
    };
    for (const Wrong& wrong : table) {
        INFO(wrong.name);
        SkillBench bench;
        const auto outcome = bench.ask(routes(wrong.handler), launch, 200ms);
        REQUIRE(outcome.error.has_value());
        CHECK(outcome.error->code == wrong.code);
        CHECK(ssml_of(outcome) == "<speak>Sorry: " + std::string(wrong.code.name) + "</speak>");
        CHECK(outcome.route == "launch");
        CHECK(bench.metrics.value("skilld_requests_total",
                                  {{"route", "launch"}, {"outcome", "apologised"}}) == 1);
    }
}

TEST_CASE("a handler that overruns is answered for before the deadline, and saves nothing") {
    auto store = std::make_unique<FakeAdapter>();
    FakeAdapter& adapter = *store;
    SkillBench bench(std::move(store));
    const auto begun = std::chrono::steady_clock::now();
    const auto outcome = bench.ask(routes(waits_for_ever), launch, 100ms);
    CHECK(std::chrono::steady_clock::now() - begun < 100ms);
    CHECK(outcome.error->code == errors::timeout);
    CHECK(adapter.loads == 1);
    CHECK(adapter.commits == 0);
}

TEST_CASE("a request whose time is over reaches no handler") {
    SkillBench bench;
    const auto outcome = bench.ask(routes(changes), launch, 0ms);
    CHECK(outcome.error->code == errors::timeout);
    CHECK(outcome.route == "none");
    CHECK_FALSE(outcome.body.empty());
}

TEST_CASE("a failed request saves nothing, and its session goes on as it came") {
    auto store = std::make_unique<FakeAdapter>();
    FakeAdapter& adapter = *store;
    SkillBench bench(std::move(store));
    const auto outcome = bench.ask(routes(changes_and_fails), launch);
    CHECK(outcome.error->code == errors::refused);
    CHECK(adapter.commits == 0);
    CHECK(Json::parse(outcome.body).at("sessionAttributes") == Json{{"state", "choosing"}});
}

TEST_CASE("attributes that cannot be saved are apologised for") {
    auto store = std::make_unique<FakeAdapter>();
    store->commit_failure = Error{errors::conflict, "changed meanwhile"};
    SkillBench bench(std::move(store));
    const auto outcome = bench.ask(routes(changes), launch);
    CHECK(outcome.error->code == errors::conflict);
    CHECK(ssml_of(outcome) == "<speak>Sorry: conflict</speak>");
}

namespace {

struct Block {
    std::atomic<bool> reached = false;
    std::atomic<bool> released = false;
};

Task<Result<Response>> change_and_block(HandlerInput& input, Block& block) {
    auto loading = input.attributes().persistent();
    Result<Json*> attributes = co_await std::move(loading);
    block.reached = true;
    while (!block.released) {
        (**attributes)["busy"] = true;
        input.session_attributes()["busy"] = true;
        std::this_thread::yield();
    }
    co_return input.respond().speak("Too late").build();
}

Task<Result<Response>> tell_owned(HandlerInput& input) {
    const auto list = co_await input.products().list();
    if (!list) co_return propagate(list, "tell");
    const bool is_owned = (*list)->owns(ReferenceName("book"));
    co_return input.respond().speak(is_owned ? "owned" : "not owned").build();
}

std::string owned_page(const std::string& entitled) {
    return R"({"inSkillProducts":[{"productId":"amzn1.adg.product.1","referenceName":"book",)"
           R"("type":"ENTITLEMENT","purchasable":"PURCHASABLE","entitled":")" +
           entitled + R"(","activeEntitlementCount":0}]})";
}

}    // namespace

TEST_CASE("a handler that blocks its thread shares nothing with the apology, and saves nothing") {
    auto store = std::make_unique<FakeAdapter>();
    FakeAdapter& adapter = *store;
    SkillBench bench(std::move(store));
    Block block;
    const auto handler = [&block](HandlerInput& input) { return change_and_block(input, block); };
    skill::Skill skill(routes(handler), bench.services());
    boost::asio::io_context context;
    std::optional<skill::Outcome> outcome;
    auto invoking = skill.invoke(parsed(launch), Deadline::in(100ms));
    boost::asio::co_spawn(context, std::move(invoking),
                          [&](std::exception_ptr, skill::Outcome answered) {
                              outcome = std::move(answered);
                              context.stop();
                          });
    std::thread stuck([&context] { context.run(); });
    while (!block.reached) std::this_thread::yield();
    context.run();    // takes the context over, as another I/O thread would
    block.released = true;
    stuck.join();
    REQUIRE(outcome.has_value());
    CHECK(outcome->error->code == errors::timeout);
    CHECK(Json::parse(outcome->body).at("sessionAttributes") == Json{{"state", "choosing"}});
    CHECK(adapter.commits == 0);
}

TEST_CASE("what was given up is not saved, though its handler ends well") {
    auto store = std::make_unique<FakeAdapter>();
    FakeAdapter& adapter = *store;
    SkillBench bench(std::move(store));
    const Registry all = routes(changes);
    for (const bool given_up : {false, true}) {
        skill::detail::ReturnKey key(adapter);
        auto invocation =
            std::make_shared<skill::detail::Invocation>(all, key, bench.parts(launch));
        if (given_up) CHECK(invocation->claim());
        const auto answer = run_task(skill::detail::attempt(invocation, std::nullopt));
        CHECK(answer.has_value() != given_up);
        CHECK_FALSE(invocation->claim());
        CHECK(adapter.commits == 1);
        adapter.customer = {};
    }
}

TEST_CASE("who has just paid owns it although nothing can be stored") {
    auto* adapter = new FakeAdapter;    // the bench's
    SkillBench bench{std::unique_ptr<store::PersistenceAdapter>(adapter)};
    skill::Registry all;
    all.fallback(tell_owned).on_error(apology);
    for (const auto result : model::purchase_results) {
        all.on_purchase(skill::PurchaseFlow::buy, result, tell_owned);
    }
    adapter->load_failure = Error{errors::unavailable, "down"};
    bench.client.set_answer([asked = 0](const auto&) mutable {
        const char* entitled = ++asked > 1 ? "ENTITLED" : "NOT_ENTITLED";
        return http_answer(200, owned_page(entitled));
    });
    const auto outcome = bench.ask(all, alexa_envelope(connections_response("Buy", "ACCEPTED")));
    CHECK(ssml_of(outcome) == "<speak>owned</speak>");
}
