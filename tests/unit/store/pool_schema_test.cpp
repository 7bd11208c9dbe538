#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "support/run_task.hpp"
#include "unit/store/fake_database.hpp"

using namespace ask;
using namespace ask::tests;
using std::chrono::milliseconds;

namespace {

const UserId anna{"anna"};

Result<store::Visit> load(store::PersistenceAdapter& adapter, Deadline deadline = soon()) {
    return run_task(adapter.load(anna, RequestId{"r"}, deadline));
}

}    // namespace

TEST_CASE("one connection migrates, under no call's deadline, and no call waits for it") {
    FakeDatabases fake;
    fake.schema_is_old = true;
    fake.migration_gate.close();
    const auto adapter = fake.adapter({.readers = 2, .writers = 1});
    const auto first = load(*adapter, Deadline::in(milliseconds{500}));
    REQUIRE_FALSE(first.has_value());
    CHECK(first.error().code == errors::unavailable);
    CHECK(first.error().context.starts_with("older_schema"));
    fake.migration_gate.wait_until_somebody_waits();
    for (int i = 0; i < 5; ++i) {
        const auto loaded = load(*adapter);
        const auto written = run_task(adapter->commit(commit_for(anna, 0, "r"), soon()));
        REQUIRE_FALSE(loaded.has_value());
        REQUIRE_FALSE(written.has_value());
        CHECK(loaded.error().code == errors::unavailable);
        CHECK(written.error().code == errors::unavailable);
    }
    fake.migration_gate.open();
    while (!load(*adapter)) std::this_thread::yield();
    CHECK(run_task(adapter->probe(soon())).has_value());
    CHECK(fake.migrated == 1);
}

TEST_CASE("a migration that failed is tried again") {
    FakeDatabases fake;
    fake.schema_is_old = true;
    fake.migration_fails_with = errors::unavailable;
    {
        const auto adapter = fake.adapter({.readers = 1});
        CHECK(load(*adapter).error().code == errors::unavailable);
    }
    fake.migration_fails_with.reset();
    const auto adapter = fake.adapter({.readers = 1});
    while (!load(*adapter)) std::this_thread::yield();
    CHECK(fake.migrated == 1);
}

TEST_CASE("to prepare a database is to connect, migrate and look for damage") {
    FakeDatabases fake;
    CHECK(store::prepare_database(fake.opener(), soon()).has_value());
    CHECK(fake.migrated == 1);
    fake.schema_is_old = true;
    CHECK(store::prepare_database(fake.opener(), soon()).has_value());
    CHECK(fake.migrated == 2);
    fake.look_fails = true;
    const auto spoilt = store::prepare_database(fake.opener(), soon());
    REQUIRE_FALSE(spoilt.has_value());
    CHECK(spoilt.error().code == store::damaged);
    fake.migration_fails_with = store::newer_schema;
    CHECK(store::prepare_database(fake.opener(), soon()).error().code == store::newer_schema);
    fake.fail_open = 1;
    CHECK(store::prepare_database(fake.opener(), soon()).error().code == errors::unavailable);
}
