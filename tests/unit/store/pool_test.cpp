#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch_test_macros.hpp>
#include <stdexcept>
#include <thread>

#include "core/within.hpp"
#include "support/run_task.hpp"
#include "unit/store/fake_database.hpp"

using namespace ask;
using namespace ask::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;
using store::PersistenceAdapter;

namespace {

using Version = Result<std::int64_t>;

const UserId anna{"anna"};

Task<void> note(Task<Version> committing, std::vector<Version>& versions) {
    versions.push_back(co_await std::move(committing));
}

// One writer that is held up by a first commit, so that what comes then must wait.
struct BusyWriter {
    explicit BusyWriter(store::PoolOptions pool = {}) : adapter(fake.adapter(pool)) {
        fake.gate.close();
        begin(soon());
        fake.gate.wait_until_somebody_waits();
    }
    void begin(Deadline deadline) {
        const std::string user = "user-" + std::to_string(++begun);
        auto committing = adapter->commit(commit_for(UserId{user}, 0, "r"), deadline);
        auto noting = note(std::move(committing), versions);
        boost::asio::co_spawn(context, std::move(noting), boost::asio::detached);
        context.restart();
        context.poll();
    }
    // Lets the writer go on, and waits for all that was begun.
    void finish() {
        fake.gate.open();
        context.restart();
        context.run();
    }

    FakeDatabases fake;
    int begun = 0;
    std::vector<Version> versions;
    boost::asio::io_context context;
    std::unique_ptr<PersistenceAdapter> adapter;
};

Result<store::Visit> load(PersistenceAdapter& adapter, Deadline deadline = soon()) {
    return run_task(adapter.load(anna, RequestId{"r"}, deadline));
}

}    // namespace

TEST_CASE("commits that wait for the writer share one transaction") {
    BusyWriter busy;
    for (int i = 0; i < 5; ++i) busy.begin(soon());
    busy.finish();
    CHECK(busy.versions.size() == 6);
    for (const Version& version : busy.versions) CHECK(version.has_value());
    CHECK(busy.fake.groups() == std::vector<std::size_t>{1, 5});
    CHECK(busy.fake.all_have_deadlines);
}

TEST_CASE("no more commits share a transaction than are allowed") {
    BusyWriter busy({.most_in_group = 2});
    for (int i = 0; i < 3; ++i) busy.begin(soon());
    busy.finish();
    CHECK(busy.fake.groups() == std::vector<std::size_t>{1, 2, 1});
}

TEST_CASE("another call between commits keeps its place") {
    BusyWriter busy;
    busy.begin(soon());
    auto erasing = busy.adapter->erase(anna, soon());
    boost::asio::co_spawn(busy.context, std::move(erasing), boost::asio::detached);
    busy.context.restart();
    busy.context.poll();
    busy.begin(soon());
    busy.finish();
    CHECK(busy.fake.groups() == std::vector<std::size_t>{1, 1, 1});
}

TEST_CASE("beyond most_waiting calls the next one is refused at once") {
    BusyWriter busy({.most_waiting = 2});
    for (int i = 0; i < 3; ++i) busy.begin(soon());
    REQUIRE(busy.versions.size() == 1);
    REQUIRE_FALSE(busy.versions.front().has_value());
    CHECK(busy.versions.front().error().code == errors::unavailable);
    CHECK(load(*busy.adapter).has_value());
    busy.finish();
    CHECK(busy.versions.size() == 4);
}

TEST_CASE("a call whose deadline passed while it waited is never begun") {
    BusyWriter busy;
    busy.begin(Deadline::in(milliseconds{5}));
    busy.context.restart();
    busy.context.run_one_for(seconds{10});
    REQUIRE(busy.versions.size() == 1);
    REQUIRE_FALSE(busy.versions.front().has_value());
    CHECK(busy.versions.front().error().code == errors::timeout);
    busy.begin(soon());
    busy.finish();
    CHECK(busy.fake.groups() == std::vector<std::size_t>{1, 1});
}

TEST_CASE("readers go on while the writer is held up") {
    BusyWriter busy;
    CHECK(load(*busy.adapter).has_value());
    busy.finish();
}

TEST_CASE("who waits gets errors::timeout at the deadline though the database is still busy") {
    FakeDatabases fake;
    const auto adapter = fake.adapter();
    fake.gate.close();
    const auto committed =
        run_task(adapter->commit(commit_for(anna, 0, "r"), Deadline::in(milliseconds{10})));
    REQUIRE_FALSE(committed.has_value());
    CHECK(committed.error().code == errors::timeout);
    CHECK(fake.metrics.value("skilld_store_calls_total",
                             {{"call", "commit"}, {"outcome", "timeout"}}) == 1);
    fake.gate.open();
}

TEST_CASE("a caller who is gone harms nothing") {
    FakeDatabases fake;
    const auto adapter = fake.adapter();
    fake.gate.close();
    SECTION("destroyed while its commit is being done") {
        {
            boost::asio::io_context context;
            auto committing = adapter->commit(commit_for(anna, 0, "r"), soon());
            boost::asio::co_spawn(context, std::move(committing), boost::asio::detached);
            context.poll();
            fake.gate.wait_until_somebody_waits();
        }
        fake.gate.open();
    }
    SECTION("given up by within") {
        boost::asio::io_context context;
        auto committing = adapter->commit(commit_for(anna, 0, "r"), soon());
        auto limited = within(Deadline::in(milliseconds{10}), std::move(committing));
        const Version given_up = run_task(std::move(limited), context);
        CHECK_FALSE(given_up.has_value());
        fake.gate.open();
        context.restart();
        context.run();
    }
    CHECK(run_task(adapter->commit(commit_for(UserId{"bert"}, 0, "r"), soon())).has_value());
}

TEST_CASE("when the adapter ends, what still waits is unavailable") {
    BusyWriter busy;
    busy.begin(soon());
    std::jthread opening([&busy] { busy.fake.gate.open(); });
    busy.adapter.reset();
    busy.context.restart();
    busy.context.run();
    REQUIRE(busy.versions.size() == 2);
    for (const Version& version : busy.versions) {
        CHECK((version || version.error().code == errors::unavailable));
    }
}

TEST_CASE("a database that cannot be opened is tried again at each call") {
    FakeDatabases fake;
    fake.fail_open = 2;
    const auto adapter = fake.adapter({.readers = 1, .writers = 1});
    for (int i = 0; i < 2; ++i) {
        const auto refused = load(*adapter);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == errors::unavailable);
        CHECK(refused.error().context == "open the database: nobody there");
    }
    CHECK(fake.opened == 2);
    CHECK(load(*adapter).has_value());
    CHECK(run_task(adapter->probe(soon())).has_value());
    CHECK(fake.opened == 4);
    CHECK(fake.migrated == 0);
}

TEST_CASE("damage and a newer schema are unavailable to a request, and named for the operator") {
    FakeDatabases fake;
    const auto adapter = fake.adapter();
    for (const ErrorCode code : {store::newer_schema, store::damaged}) {
        fake.check_fails_with = code;
        const auto refused = load(*adapter);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == errors::unavailable);
        CHECK(refused.error().context.starts_with(code.name));
        CHECK(fake.metrics.value("skilld_store_calls_total",
                                 {{"call", "load"}, {"outcome", std::string(code.name)}}) == 1);
    }
    fake.check_fails_with.reset();
    CHECK(load(*adapter).has_value());
}

TEST_CASE("an exception inside a database is a bug of one call, not the end of the thread") {
    FakeDatabases fake;
    const auto adapter = fake.adapter({.readers = 1});
    fake.load_throws = true;
    const auto broken = load(*adapter);
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().code == errors::bug);
    fake.load_throws = false;
    CHECK(load(*adapter).has_value());
    // Not with the connection that was left halfway.
    CHECK(fake.opened == 2);
}

TEST_CASE("an exception between two calls is not the end of the thread either") {
    FakeDatabases fake;
    fake.prune_throws = true;
    const auto adapter = fake.adapter({.prune_every = milliseconds{5}});
    CHECK(run_task(adapter->probe(soon())).has_value());
    fake.wait_for_prunes(1);
    CHECK(run_task(adapter->probe(soon())).has_value());
    CHECK(fake.opened == 2);
}

TEST_CASE("old answers are forgotten now and then, in parts as long as there are more") {
    FakeDatabases fake;
    fake.prunable = 2'500;
    const auto began = std::chrono::steady_clock::now();
    const milliseconds every{400};
    const auto adapter = fake.adapter({.prune_every = every});
    CHECK(run_task(adapter->probe(soon())).has_value());
    fake.wait_for_prunes(3);
    CHECK(fake.prunable == 0);
    CHECK(std::chrono::steady_clock::now() - began < 3 * every);
    CHECK(fake.prune_age_is_right);
}

TEST_CASE("calls are counted and measured") {
    FakeDatabases fake;
    const auto adapter = fake.adapter();
    CHECK(load(*adapter).has_value());
    CHECK(run_task(adapter->erase(anna, soon())).has_value());
    for (const char* call : {"load", "erase"}) {
        CHECK(fake.metrics.value("skilld_store_calls_total", {{"call", call}, {"outcome", "ok"}}) ==
              1);
    }
    CHECK(fake.metrics.text().find("skilld_store_seconds_count{call=\"load\"} 1") !=
          std::string::npos);
}
