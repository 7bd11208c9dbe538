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

AttributesManager manager_of(FakeAdapter& adapter,
                             const std::string& user = "amzn1.ask.account.A") {
    return {Json::object(), adapter, UserId{user}, Deadline::in(std::chrono::seconds{1})};
}

}    // namespace

TEST_CASE("persistent attributes are loaded once, on first use") {
    FakeAdapter adapter;
    adapter.document = {R"({"level":3})", 7};
    AttributesManager attributes = manager_of(adapter);
    CHECK(adapter.loads == 0);
    Json* first = run_task(attributes.persistent()).value();
    Json* second = run_task(attributes.persistent()).value();
    CHECK(first == second);
    CHECK((*first)["level"] == 3);
    CHECK(adapter.loads == 1);
}

TEST_CASE("attributes that were not read, or not changed, are not saved") {
    FakeAdapter adapter;
    adapter.document = {R"( { "b" : 1, "a" : [] } )", 7};
    AttributesManager attributes = manager_of(adapter);
    CHECK(run_task(attributes.save()).has_value());
    Json* loaded = run_task(attributes.persistent()).value();
    (*loaded)["b"] = 2;
    (*loaded)["b"] = 1;
    CHECK(run_task(attributes.save()).has_value());
    CHECK(adapter.saves == 0);
}

TEST_CASE("changed attributes are saved once, under the version that was loaded") {
    FakeAdapter adapter;
    adapter.document = {R"({"level":3})", 7};
    AttributesManager attributes = manager_of(adapter);
    (*run_task(attributes.persistent()).value())["level"] = 4;
    CHECK(run_task(attributes.save()).has_value());
    CHECK(run_task(attributes.save()).has_value());
    CHECK(adapter.saves == 1);
    CHECK(adapter.document.json == R"({"level":4})");
    CHECK(adapter.document.version == 8);
}

TEST_CASE("failures of the store come out with their code") {
    FakeAdapter adapter;
    AttributesManager attributes = manager_of(adapter);
    adapter.load_failure = Error{errors::unavailable, "no route"};
    CHECK(run_task(attributes.persistent()).error().code == errors::unavailable);
    adapter.load_failure.reset();
    (*run_task(attributes.persistent()).value())["a"] = 1;
    adapter.save_failure = Error{errors::conflict, "changed"};
    CHECK(run_task(attributes.save()).error().code == errors::conflict);
}

TEST_CASE("what is stored and is no JSON object is invalid, and is left as it is") {
    for (const char* broken : {"", "{", "[]", "null", "{\"a\":1} x"}) {
        FakeAdapter adapter;
        adapter.document = {broken, 7};
        AttributesManager attributes = manager_of(adapter);
        const Result<Json*> loaded = run_task(attributes.persistent());
        REQUIRE_FALSE(loaded.has_value());
        CHECK(loaded.error().code == errors::invalid);
        CHECK(loaded.error().context.find("amzn1") == std::string::npos);
        CHECK(run_task(attributes.save()).has_value());
        CHECK(adapter.document.json == broken);
    }
}

TEST_CASE("a request without a user has no persistent attributes") {
    FakeAdapter adapter;
    AttributesManager attributes = manager_of(adapter, "");
    CHECK(run_task(attributes.persistent()).error().code == errors::invalid);
    CHECK(run_task(attributes.erase()).error().code == errors::invalid);
    CHECK(adapter.loads + adapter.erasures == 0);
}

TEST_CASE("attributes that a handler made something else than an object are not saved") {
    FakeAdapter adapter;
    AttributesManager attributes = manager_of(adapter);
    *run_task(attributes.persistent()).value() = Json::array({1});
    CHECK(run_task(attributes.save()).error().code == errors::invalid);
    CHECK(adapter.saves == 0);
}

TEST_CASE("erased attributes are gone, with what was changed before, and can be begun anew") {
    FakeAdapter adapter;
    adapter.document = {R"({"level":3})", 7};
    AttributesManager attributes = manager_of(adapter);
    (*run_task(attributes.persistent()).value())["level"] = 4;
    CHECK(run_task(attributes.erase()).has_value());
    CHECK(run_task(attributes.save()).has_value());
    CHECK(adapter.saves == 0);
    CHECK(run_task(attributes.persistent()).value()->empty());
}

TEST_CASE("a handler's invalid UTF-8 does not keep the rest from being saved") {
    FakeAdapter adapter;
    AttributesManager attributes = manager_of(adapter);
    (*run_task(attributes.persistent()).value())["name"] = "\xff";
    CHECK(run_task(attributes.save()).has_value());
    CHECK(adapter.document.json == "{\"name\":\"\xEF\xBF\xBD\"}");
}
