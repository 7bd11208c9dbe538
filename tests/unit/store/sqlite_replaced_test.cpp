#include <catch2/catch_test_macros.hpp>

#include "support/run_task.hpp"
#include "unit/store/sqlite_bench.hpp"

using namespace ask;
using namespace ask::tests;
using store::Database;

namespace {

const UserId anna{"anna"};

Result<std::int64_t> commit(Database& database, const store::Commit& what) {
    return database.commit({&what, 1}, soon()).front();
}

void remove_database(const std::filesystem::path& path) {
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + ending);
}

}    // namespace

TEST_CASE("a backup that is copied into the place of the file is what readers see next") {
    const SqliteBench bench;
    const SqliteBench elsewhere;
    const auto path = bench.options().path;
    {
        const auto database = elsewhere.database();
        REQUIRE(commit(*database, commit_for(anna, 0, "backup")));
    }
    const auto reader = bench.database();
    const auto writer = bench.database();
    REQUIRE(commit(*writer, commit_for(anna, 0, "spoilt")));
    REQUIRE(reader->load(anna, RequestId{"r"}, soon())->customer.attributes ==
            "{\"by\":\"spoilt\"}");
    remove_database(path);
    std::filesystem::copy_file(elsewhere.options().path, path);
    for (Database* database : {reader.get(), writer.get()}) {
        const auto visit = database->load(anna, RequestId{"r"}, soon());
        REQUIRE(visit.has_value());
        CHECK(visit->customer.attributes == "{\"by\":\"backup\"}");
    }
    REQUIRE(commit(*writer, commit_for(UserId{"bert"}, 0, "r")));
    CHECK(reader->count_customers(soon()) == 2);
    CHECK(reader->check(soon()).value().empty());
}

TEST_CASE("a file of users with other names is not taken for the one that was there") {
    const SqliteBench bench;
    const SqliteBench elsewhere;
    const auto open_named = [](const SqliteBench& one, const char* naming) {
        store::SqliteOptions options = one.options();
        options.user_naming = naming;
        return store::open_sqlite(options).value();
    };
    {
        const auto other = open_named(elsewhere, "hashed 1");
        REQUIRE(other->migrate(soon()));
    }
    const auto database = open_named(bench, "clear");
    REQUIRE(database->migrate(soon()));
    REQUIRE(commit(*database, commit_for(anna, 0, "r")));
    remove_database(bench.options().path);
    std::filesystem::copy_file(elsewhere.options().path, bench.options().path);
    for (int i = 0; i < 2; ++i) {
        CHECK(database->load(anna, RequestId{"r"}, soon()).error().code ==
              store::other_user_naming);
        CHECK(commit(*database, commit_for(anna, 0, "r")).error().code == store::other_user_naming);
        CHECK(database->probe(soon()).error().code == store::other_user_naming);
    }
}

TEST_CASE("a file that must be there is not made") {
    const SqliteBench bench;
    auto options = bench.options();
    options.make = false;
    const auto opened = store::open_sqlite(options);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == errors::unavailable);
    check_names(opened.error(), options.path, "skilld store migrate");
    check_names(opened.error(), options.path, "storage.path");
    CHECK_FALSE(std::filesystem::exists(options.path));
    static_cast<void>(bench.database());
    CHECK(store::open_sqlite(options).has_value());
}

TEST_CASE("a file that goes away before a thread of the pool first needs it is not made again") {
    SqliteBench bench;
    auto options = bench.options();
    static_cast<void>(bench.database());
    options.make = false;
    const auto adapter =
        store::make_database_adapter([options] { return store::open_sqlite(options); },
                                     {.readers = 1, .writers = 1}, bench.logger, bench.metrics);
    REQUIRE(run_task(adapter->load(anna, RequestId{"r"}, soon())));
    remove_database(options.path);
    for (int i = 0; i < 2; ++i) {
        const auto probed = run_task(adapter->probe(soon()));
        REQUIRE_FALSE(probed.has_value());
        CHECK(probed.error().code == errors::unavailable);
        check_names(probed.error(), options.path, "not there");
        const auto loaded = run_task(adapter->load(anna, RequestId{"r"}, soon()));
        REQUIRE_FALSE(loaded.has_value());
        CHECK(loaded.error().code == errors::unavailable);
    }
    CHECK_FALSE(std::filesystem::exists(options.path));
}
