#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "support/run_task.hpp"
#include "unit/store/stub_database.hpp"

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
    StubBench stub;
    stub.schema_is_old = true;
    stub.migration_gate.close();
    const auto adapter = stub.adapter({.readers = 2, .writers = 1});
    const auto first = load(*adapter, Deadline::in(milliseconds{500}));
    REQUIRE_FALSE(first.has_value());
    CHECK(first.error().code == errors::unavailable);
    CHECK(first.error().context.starts_with("older_schema"));
    stub.migration_gate.wait_until_somebody_waits();
    for (int i = 0; i < 5; ++i) {
        const auto loaded = load(*adapter);
        const auto written = run_task(adapter->commit(commit_for(anna, 0, "r"), soon()));
        REQUIRE_FALSE(loaded.has_value());
        REQUIRE_FALSE(written.has_value());
        CHECK(loaded.error().code == errors::unavailable);
        CHECK(written.error().code == errors::unavailable);
    }
    stub.migration_gate.open();
    while (!load(*adapter)) std::this_thread::yield();
    CHECK(run_task(adapter->probe(soon())).has_value());
    CHECK(stub.migrated == 1);
}

TEST_CASE("a migration that failed is tried again") {
    StubBench stub;
    stub.schema_is_old = true;
    stub.migration_fails_with = errors::unavailable;
    {
        const auto adapter = stub.adapter({.readers = 1});
        CHECK(load(*adapter).error().code == errors::unavailable);
    }
    stub.migration_fails_with.reset();
    const auto adapter = stub.adapter({.readers = 1});
    while (!load(*adapter)) std::this_thread::yield();
    CHECK(stub.migrated == 1);
}

TEST_CASE("to prepare a database is to connect, migrate and look for damage") {
    StubBench stub;
    CHECK(store::prepare_database(stub.opener(), soon()).has_value());
    CHECK(stub.migrated == 1);
    stub.schema_is_old = true;
    CHECK(store::prepare_database(stub.opener(), soon()).has_value());
    CHECK(stub.migrated == 2);
    stub.look_fails = true;
    const auto spoilt = store::prepare_database(stub.opener(), soon());
    REQUIRE_FALSE(spoilt.has_value());
    CHECK(spoilt.error().code == store::damaged);
    stub.migration_fails_with = store::newer_schema;
    CHECK(store::prepare_database(stub.opener(), soon()).error().code == store::newer_schema);
    stub.fail_open = 1;
    CHECK(store::prepare_database(stub.opener(), soon()).error().code == errors::unavailable);
}
