#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "skill/attributes.hpp"
#include "support/fake_adapter.hpp"
#include "support/run_task.hpp"

using namespace ask;
using skill::AttributesManager;
using tests::FakeAdapter;
using tests::run_task;

namespace {

// One request of one user.
struct Visit {
    explicit Visit(FakeAdapter& adapter, const std::string& user = "amzn1.ask.account.A")
        : work({.adapter = adapter,
                .user = UserId{user},
                .request = RequestId{"r1"},
                .now = TimePoint{},
                .deadline = Deadline::in(std::chrono::seconds{1})}) {}

    Result<Json*> persistent() { return run_task(attributes.persistent()); }
    Result<void> save() {
        const Result<void> handed = attributes.hand_over();
        return handed ? run_task(work.commit(std::nullopt)) : handed;
    }

    store::UnitOfWork work;
    AttributesManager attributes{Json::object(), work};
};

}    // namespace

TEST_CASE("persistent attributes are loaded once, on first use") {
    FakeAdapter adapter;
    adapter.customer = {R"({"level":3})", "{}", 7};
    Visit visit(adapter);
    CHECK(adapter.loads == 0);
    Json* first = visit.persistent().value();
    Json* second = visit.persistent().value();
    CHECK(first == second);
    CHECK((*first)["level"] == 3);
    CHECK(adapter.loads == 1);
}

TEST_CASE("attributes that were not read, or not changed, are not saved") {
    FakeAdapter adapter;
    adapter.customer = {R"( { "b" : 1, "a" : [] } )", "{}", 7};
    Visit visit(adapter);
    CHECK(visit.save().has_value());
    Json* loaded = visit.persistent().value();
    (*loaded)["b"] = 2;
    (*loaded)["b"] = 1;
    CHECK(visit.save().has_value());
    CHECK(adapter.commits == 0);
}

TEST_CASE("changed attributes are saved once, under the version that was loaded") {
    FakeAdapter adapter;
    adapter.customer = {R"({"level":3})", "{}", 7};
    Visit visit(adapter);
    (*visit.persistent().value())["level"] = 4;
    CHECK(visit.save().has_value());
    CHECK(adapter.commits == 1);
    CHECK(adapter.customer.attributes == R"({"level":4})");
    CHECK(adapter.customer.version == 8);
}

TEST_CASE("failures of the store come out with their code") {
    FakeAdapter adapter;
    adapter.load_failure = Error{errors::unavailable, "no route"};
    CHECK(Visit(adapter).persistent().error().code == errors::unavailable);
    adapter.load_failure.reset();
    adapter.commit_failure = Error{errors::conflict, "changed"};
    Visit visit(adapter);
    (*visit.persistent().value())["a"] = 1;
    CHECK(visit.save().error().code == errors::conflict);
}

TEST_CASE("a dead store is waited for once in a request") {
    FakeAdapter adapter;
    adapter.load_failure = Error{errors::timeout, "hangs"};
    Visit visit(adapter);
    CHECK(visit.persistent().error().code == errors::timeout);
    CHECK(visit.persistent().error().code == errors::timeout);
    CHECK(adapter.loads == 1);
}

TEST_CASE("what is stored and is no JSON object is invalid, and is left as it is") {
    for (const char* broken : {"", "{", "[]", "null", "{\"a\":1} x"}) {
        FakeAdapter adapter;
        adapter.customer = {broken, "{}", 7};
        Visit visit(adapter);
        const Result<Json*> loaded = visit.persistent();
        REQUIRE_FALSE(loaded.has_value());
        CHECK(loaded.error().code == errors::invalid);
        CHECK(loaded.error().context.find("amzn1") == std::string::npos);
        CHECK(visit.save().has_value());
        CHECK(adapter.customer.attributes == broken);
    }
}

TEST_CASE("a request without a user has no persistent attributes") {
    FakeAdapter adapter;
    Visit visit(adapter, "");
    CHECK(visit.persistent().error().code == errors::invalid);
    CHECK(visit.attributes.forget_user().error().code == errors::invalid);
    CHECK(adapter.loads + adapter.erasures == 0);
}

TEST_CASE("attributes that a handler made something else than an object are not saved") {
    FakeAdapter adapter;
    Visit visit(adapter);
    *visit.persistent().value() = Json::array({1});
    CHECK(visit.save().error().code == errors::invalid);
    CHECK(adapter.commits == 0);
}

TEST_CASE("a user who is to be forgotten is, whatever was changed before") {
    FakeAdapter adapter;
    adapter.customer = {R"({"level":3})", "{}", 7};
    Visit visit(adapter);
    (*visit.persistent().value())["level"] = 4;
    CHECK(visit.attributes.forget_user().has_value());
    CHECK(adapter.erasures == 0);
    CHECK(visit.save().has_value());
    CHECK(adapter.commits == 0);
    CHECK(adapter.erasures == 1);
}

TEST_CASE("a handler's invalid UTF-8 does not keep the rest from being saved") {
    FakeAdapter adapter;
    Visit visit(adapter);
    (*visit.persistent().value())["name"] = "\xff";
    CHECK(visit.save().has_value());
    CHECK(adapter.customer.attributes == "{\"name\":\"\xEF\xBF\xBD\"}");
}
