#include "isp/products.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "unit/isp/api.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;

namespace {

const std::string two_products =
    page_json(product_json("cave", R"(,"entitled":"ENTITLED","purchasable":"NOT_PURCHASABLE")") +
              "," + product_json("hints", R"(,"entitled":"NOT_ENTITLED")"));

// Amazon's side that takes a few turns of the loop to answer, or to fall over.
class SlowClient final : public http::Client {
 public:
    Task<Result<http::Response>> send(http::OutgoingRequest, Deadline) override {
        ++calls;
        const Executor executor = co_await boost::asio::this_coro::executor;
        for (int turn = 0; turn < 10; ++turn) {
            co_await boost::asio::post(executor, boost::asio::use_awaitable);
        }
        if (falls_over) throw std::runtime_error("fell over");
        co_return http_answer(status, two_products);
    }

    int calls = 0;
    unsigned status = 200;
    bool falls_over = false;
};

struct SlowApi {
    Logger logger{LogOptions{LogLevel::off, LogFormat::json}};
    Metrics metrics;
    SlowClient slow;
    MonetizationClient client{slow, logger, metrics, MonetizationOptions{}};
    Products products{client, access(), soon()};
};

using Listed = Result<const ProductList*>;

Task<void> ask_into(Products& products, std::vector<Listed>& answers) {
    auto listing = products.list();
    answers.push_back(co_await std::move(listing));
}

// Several coroutines of one thread that ask before there is an answer.
std::vector<Listed> ask_at_once(Products& products, int askers) {
    boost::asio::io_context context;
    std::vector<Listed> answers;
    for (int i = 0; i < askers; ++i) {
        auto asking = ask_into(products, answers);
        boost::asio::co_spawn(context, std::move(asking), [](std::exception_ptr) {});
    }
    context.run();
    return answers;
}

std::vector<std::string> names(const std::vector<model::Product>& products) {
    std::vector<std::string> all;
    for (const model::Product& product : products) all.push_back(product.reference_name.text());
    return all;
}

}    // namespace

TEST_CASE("a list finds its products by reference name and by id") {
    Api api(always(200, two_products));
    Products products(api.client, access(), soon());
    const Listed listed = run_task(products.list());
    REQUIRE(listed);
    const ProductList& list = **listed;
    CHECK(names(list.all()) == std::vector<std::string>{"cave", "hints"});
    CHECK(list.find(ReferenceName("hints")) == &list.all()[1]);
    CHECK(list.find(ProductId("amzn1.adg.product.cave")) == &list.all()[0]);
    CHECK(list.find(ReferenceName("gold")) == nullptr);
    CHECK(list.find(ProductId("gold")) == nullptr);
}

TEST_CASE("owned and on sale are two things") {
    Api api(always(200, two_products));
    Products products(api.client, access(), soon());
    const ProductList& list = **run_task(products.list());
    CHECK(list.owns(ReferenceName("cave")));
    CHECK_FALSE(list.owns(ReferenceName("hints")));
    CHECK_FALSE(list.owns(ReferenceName("gold")));
    CHECK(names(list.entitled()) == std::vector<std::string>{"cave"});
    CHECK(names(list.purchasable()) == std::vector<std::string>{"hints"});
}

TEST_CASE("however often a request asks, Amazon is called once") {
    Api api(always(200, two_products));
    Products products(api.client, access(), soon());
    const Listed first = run_task(products.list());
    const Listed second = run_task(products.list());
    REQUIRE(first);
    CHECK(*first == *second);
    CHECK(run_task(products.by_reference_name(ReferenceName("hints"))));
    CHECK(api.fake.requests.size() == 1);
    CHECK(api.fake.requests[0].url.find('?') == std::string::npos);
}

TEST_CASE("a failure is kept, so that a request waits for a dead service once") {
    Api api(always(401, ""));
    Products products(api.client, access(), soon());
    CHECK(run_task(products.list()).error().code == token_refused);
    CHECK(run_task(products.list()).error().code == token_refused);
    CHECK(run_task(products.by_reference_name(ReferenceName("x"))).error().code == token_refused);
    CHECK(api.fake.requests.size() == 1);
}

TEST_CASE("a product is found by its reference name or it is not there") {
    Api api(always(200, two_products));
    Products products(api.client, access(), soon());
    CHECK(run_task(products.by_reference_name(ReferenceName("cave"))).value().entitled);
    const auto missing = run_task(products.by_reference_name(ReferenceName("gold")));
    CHECK(missing.error().code == errors::not_found);
}

TEST_CASE("coroutines that ask at the same time share one call") {
    SlowApi api;
    const std::vector<Listed> answers = ask_at_once(api.products, 3);
    REQUIRE(answers.size() == 3);
    for (const Listed& answer : answers) {
        REQUIRE(answer);
        CHECK(*answer == *answers[0]);
    }
    CHECK(api.slow.calls == 1);
}

TEST_CASE("coroutines that ask at the same time share one failure") {
    SlowApi api;
    api.slow.status = 404;
    const std::vector<Listed> answers = ask_at_once(api.products, 3);
    REQUIRE(answers.size() == 3);
    for (const Listed& answer : answers) CHECK(answer.error().code == errors::not_found);
    CHECK(api.slow.calls == 1);
}

TEST_CASE("who waits is answered also when the one who asked falls over") {
    SlowApi api;
    api.slow.falls_over = true;
    const std::vector<Listed> answers = ask_at_once(api.products, 3);
    REQUIRE(answers.size() == 2);
    for (const Listed& answer : answers) CHECK(answer.error().code == errors::unavailable);
    CHECK(run_task(api.products.list()).error().code == errors::unavailable);
    CHECK(api.slow.calls == 1);
}

TEST_CASE("the voice purchase setting is asked for this request's customer") {
    Api api(always(200, "true"));
    Products products(api.client, access(), soon());
    CHECK(run_task(products.voice_purchasing_enabled()).value());
    CHECK(api.fake.requests.at(0).url.ends_with("/settings/voicePurchasing.enabled"));
}

namespace {

Task<Result<bool>> owns_cave_after(Products& products, ProductId bought,
                                   std::vector<std::chrono::milliseconds> pauses) {
    auto waiting = products.await_entitlement(bought, std::move(pauses));
    co_await std::move(waiting);
    auto listing = products.list();
    const Listed list = co_await std::move(listing);
    if (!list) co_return propagate(list, "list");
    co_return (*list)->owns(ReferenceName("cave"));
}

// Owned from the answer with this number on; with `fails_after` no answer after that many.
struct LateRecord {
    explicit LateRecord(int owned_from, int answers_given = 100)
        : fake([this, owned_from, answers_given](const auto&) -> Result<http::Response> {
              if (++asked > answers_given) return fail(errors::unavailable, "gone");
              const char* owned = asked >= owned_from ? "ENTITLED" : "NOT_ENTITLED";
              const std::string cave = R"(,"entitled":")" + std::string(owned) + R"(")";
              return http_answer(200, page_json(product_json("cave", cave)));
          }) {}

    Result<bool> owns_in_the_end(const std::string& product = "cave") {
        const std::chrono::milliseconds moment{1};
        const ProductId bought("amzn1.adg.product." + product);
        return run_task(owns_cave_after(products, bought, {moment, moment}));
    }

    int asked = 0;
    Logger logger{LogOptions{LogLevel::off, LogFormat::json}};
    Metrics metrics;
    FakeClient fake;
    MonetizationClient client{fake, logger, metrics, Api::without_pause({})};
    Products products{client, access(), soon()};
};

}    // namespace

TEST_CASE("a record that is late by a moment is read again until it shows the purchase") {
    for (const int owned_from : {1, 2, 3}) {
        LateRecord late(owned_from);
        CHECK(late.owns_in_the_end().value());
        CHECK(late.asked == owned_from);
    }
}

TEST_CASE("a record that never shows the purchase is not asked for ever") {
    LateRecord late(99);
    CHECK_FALSE(late.owns_in_the_end().value());
    CHECK(late.asked == 3);
}

TEST_CASE("what was known of the products is kept when they cannot be read again") {
    LateRecord late(2, 1);
    CHECK_FALSE(late.owns_in_the_end().value());
}

TEST_CASE("nothing is awaited of a product that Amazon does not list") {
    LateRecord late(99);
    CHECK_FALSE(late.owns_in_the_end("other").value());
    CHECK(late.asked == 1);
}
