#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

#include "store/persistence_adapter.hpp"
#include "support/run_task.hpp"

using namespace ask;
using store::Document;
using tests::run_task;

namespace {

const UserId user{"amzn1.ask.account.A"};

Deadline soon() {
    return Deadline::in(std::chrono::seconds{1});
}

Document load(store::PersistenceAdapter& adapter, const UserId& who) {
    return run_task(adapter.load(who, soon())).value();
}

Result<std::int64_t> save(store::PersistenceAdapter& adapter, const UserId& who,
                          Document document) {
    return run_task(adapter.save(who, std::move(document), soon()));
}

}    // namespace

TEST_CASE("a user without a document has an empty one of version 0") {
    const auto adapter = store::make_memory_adapter();
    const Document document = load(*adapter, user);
    CHECK(document.json == "{}");
    CHECK(document.version == 0);
}

TEST_CASE("what was saved is loaded with the version that save gave, and only for its user") {
    const auto adapter = store::make_memory_adapter();
    const auto version = save(*adapter, user, {R"({"level":3})", 0});
    REQUIRE(version.has_value());
    CHECK(load(*adapter, user).json == R"({"level":3})");
    CHECK(load(*adapter, user).version == *version);
    CHECK(load(*adapter, UserId{"amzn1.ask.account.B"}).version == 0);
}

TEST_CASE("a write with another version than the stored one is a conflict and changes nothing") {
    const auto adapter = store::make_memory_adapter();
    const std::int64_t version = save(*adapter, user, {"{\"a\":1}", 0}).value();
    for (const std::int64_t stale : {std::int64_t{0}, version - 1, version + 1}) {
        const auto written = save(*adapter, user, {"{\"a\":2}", stale});
        REQUIRE_FALSE(written.has_value());
        CHECK(written.error().code == errors::conflict);
    }
    CHECK(load(*adapter, user).json == "{\"a\":1}");
}

TEST_CASE("an erased document is empty again, and its old versions never fit again") {
    const auto adapter = store::make_memory_adapter();
    const std::int64_t old = save(*adapter, user, {"{\"a\":1}", 0}).value();
    CHECK(run_task(adapter->erase(user, soon())).has_value());
    CHECK(load(*adapter, user).version == 0);
    CHECK(save(*adapter, user, {"{\"b\":1}", 0}).value() != old);
    CHECK_FALSE(save(*adapter, user, {"{\"a\":2}", old}).has_value());
    CHECK(run_task(adapter->erase(UserId{"nobody"}, soon())).has_value());
}

TEST_CASE("of writers at once with the same version one succeeds") {
    const auto adapter = store::make_memory_adapter();
    std::atomic<int> succeeded = 0;
    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < 8; ++i) {
            writers.emplace_back([&] {
                if (save(*adapter, user, {"{\"a\":1}", 0})) ++succeeded;
            });
        }
    }
    CHECK(succeeded == 1);
}
