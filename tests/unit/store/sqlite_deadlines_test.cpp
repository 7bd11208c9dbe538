#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "unit/store/raw_sqlite.hpp"
#include "unit/store/sqlite_bench.hpp"

using namespace ask;
using namespace ask::tests;
using std::chrono::milliseconds;
using store::Commit;

namespace {

// Two commits; of the first nobody wants to know any more after `patience`.
std::vector<Commit> impatient_and_other(const UserId& other, milliseconds patience) {
    std::vector<Commit> group{commit_for(UserId{"anna"}, 0, "r"), commit_for(other, 0, "r")};
    group.front().deadline = Deadline::in(patience);
    group.back().deadline = soon();
    return group;
}

void check_only_other(store::Database& database,
                      const std::vector<Result<std::int64_t>>& versions) {
    REQUIRE(versions.size() == 2);
    REQUIRE_FALSE(versions[0].has_value());
    CHECK(versions[0].error().code == errors::timeout);
    CHECK(versions[1].has_value());
    CHECK(database.count_customers(soon()) == 1);
    CHECK(database.load(UserId{"anna"}, RequestId{"r"}, soon())->customer.version == 0);
}

}    // namespace

TEST_CASE("a commit whose deadline passes while its group waits for the lock is not written") {
    const SqliteBench bench;
    const auto database = bench.database();
    RawSqlite other(bench.options().path);
    other.run("BEGIN IMMEDIATE");
    const auto group = impatient_and_other(UserId{"bert"}, milliseconds{60});
    const std::jthread unlocking([&] {
        while (!group.front().deadline->passed()) std::this_thread::sleep_for(milliseconds{5});
        other.run("ROLLBACK");
    });
    check_only_other(*database, database->commit(group, soon()));
}

TEST_CASE("a commit whose deadline passes while its group is being written is not written") {
    const SqliteBench bench;
    const auto database = bench.database();
    RawSqlite other(bench.options().path);
    other.run(
        "CREATE TABLE ten (i); INSERT INTO ten VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);"
        "CREATE TRIGGER slow BEFORE INSERT ON customers WHEN NEW.user = 'slow' BEGIN"
        " SELECT count(*) FROM ten a, ten b, ten c, ten d, ten e, ten f WHERE"
        " a.i + b.i + c.i + d.i + e.i + f.i >= 0; END");
    const auto group = impatient_and_other(UserId{"slow"}, milliseconds{15});
    check_only_other(*database, database->commit(group, soon()));
}

TEST_CASE("nothing waits longer than longest_lock for a locked file, however late its deadline") {
    const SqliteBench bench;
    auto options = bench.options();
    options.longest_lock = milliseconds{80};
    const auto empty = store::open_sqlite(options).value();
    RawSqlite other(options.path);
    other.run("BEGIN IMMEDIATE");
    const auto began = std::chrono::steady_clock::now();
    const auto migrated = empty->migrate(Deadline::in(std::chrono::hours{1}));
    REQUIRE_FALSE(migrated.has_value());
    CHECK(migrated.error().code == errors::timeout);
    check_names(migrated.error(), options.path, "another process holds it");
    const auto prepared = store::prepare_database([&] { return store::open_sqlite(options); },
                                                  Deadline::in(std::chrono::hours{1}));
    REQUIRE_FALSE(prepared.has_value());
    check_names(prepared.error(), options.path, "another process holds it");
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{5});
    other.run("ROLLBACK");
    CHECK(empty->migrate(soon()).has_value());
}

// The check of every further row takes a while: there is no end before the deadline.
TEST_CASE("a look that ends at its deadline tells what it found until then") {
    const SqliteBench bench;
    const auto database = bench.database();
    RawSqlite other(bench.options().path);
    other.run(
        "CREATE TABLE slow (i INTEGER, CHECK (i > 0 AND length(hex(zeroblob(50000 + i))) > 0));"
        "PRAGMA ignore_check_constraints = ON; INSERT INTO slow VALUES (0);"
        "INSERT INTO slow WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 20000) SELECT i FROM n");
    const auto looked = database->look_over(Deadline::in(milliseconds{100}));
    REQUIRE_FALSE(looked.has_value());
    CHECK(looked.error().code == store::damaged);
    CHECK(looked.error().context.find("CHECK") != std::string::npos);
    const auto faults = database->check(Deadline::in(milliseconds{100}));
    REQUIRE(faults.has_value());
    CHECK(faults->size() == 1);
}
