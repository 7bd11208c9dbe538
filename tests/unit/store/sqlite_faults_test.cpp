#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "support/small_files.hpp"
#include "unit/store/raw_sqlite.hpp"
#include "unit/store/sqlite_bench.hpp"

using namespace ask;
using namespace ask::tests;
using store::Commit;
using store::Database;

namespace {

using std::chrono::milliseconds;
using Version = Result<std::int64_t>;

const UserId anna{"anna"};

Version commit(Database& database, const Commit& what, Deadline deadline = soon()) {
    return database.commit({&what, 1}, deadline).front();
}

Commit large_commit(const UserId& user, std::size_t bytes) {
    Commit commit = commit_for(user, 0, "large");
    commit.customer.attributes = "\"" + std::string(bytes, 'x') + "\"";
    commit.changes = {change_of(1, 1)};
    commit.answer = "answer";
    return commit;
}

// Nothing of what commit_for(…, "large") brings.
void check_untouched(Database& database, const UserId& user) {
    const auto visit = database.load(user, RequestId{"large"}, soon()).value();
    CHECK(visit.customer.version == 0);
    CHECK_FALSE(visit.answer.has_value());
    CHECK(database.history(user, soon()).value().empty());
    CHECK(database.check(soon()).value().empty());
}

}    // namespace

TEST_CASE("a commit waits for a locked database until its deadline, and recovers after it") {
    const SqliteBench bench;
    const auto database = bench.database();
    RawSqlite other(bench.options().path);
    other.run("BEGIN IMMEDIATE");
    const auto began = std::chrono::steady_clock::now();
    const Version locked =
        commit(*database, commit_for(anna, 0, "r"), Deadline::in(milliseconds{80}));
    const auto took = std::chrono::steady_clock::now() - began;
    REQUIRE_FALSE(locked.has_value());
    CHECK(locked.error().code == errors::timeout);
    check_names(locked.error(), bench.options().path, "locked");
    CHECK(took >= milliseconds{60});
    CHECK(took < milliseconds{2'000});
    CHECK_FALSE(database->probe(Deadline::in(milliseconds{20})).has_value());
    // Readers are not kept waiting, whoever writes.
    CHECK(database->load(anna, RequestId{"r"}, soon()).value().customer.version == 0);
    const auto reader = store::open_sqlite(bench.options());
    REQUIRE(reader.has_value());
    CHECK((*reader)->load(anna, RequestId{"r"}, soon()).has_value());
    other.run("ROLLBACK");
    CHECK(commit(*database, commit_for(anna, 0, "r")).has_value());
    CHECK((*reader)->load(anna, RequestId{"r"}, soon()).value().customer.version != 0);
}

TEST_CASE("a call whose deadline has passed does nothing") {
    const SqliteBench bench;
    const auto database = bench.database();
    const Version late = commit(*database, commit_for(anna, 0, "r"), Deadline::in(milliseconds{0}));
    REQUIRE_FALSE(late.has_value());
    CHECK(late.error().code == errors::timeout);
    CHECK(database->count_customers(soon()) == 0);
}

TEST_CASE("a full database refuses whole commits, and takes them again when there is space") {
    const SqliteBench bench;
    static_cast<void>(bench.database());
    auto options = bench.options();
    options.most_pages = 100;
    const auto database = store::open_sqlite(options).value();
    REQUIRE(commit(*database, large_commit(anna, 200'000)).has_value());
    const UserId bert{"bert"};
    const std::vector<Commit> group{commit_for(UserId{"small"}, 0, "r"),
                                    large_commit(bert, 400'000)};
    for (const Version& refused : database->commit(group, soon())) {
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == errors::unavailable);
        check_names(refused.error(), options.path, "full");
    }
    check_untouched(*database, bert);
    CHECK(database->count_customers(soon()) == 1);
    REQUIRE(database->erase(anna, soon()).has_value());
    CHECK(commit(*database, large_commit(bert, 200'000)).has_value());
}

TEST_CASE("when the disk takes no more bytes, nothing is half written, and commits go on later") {
    const SqliteBench bench;
    const auto database = bench.database();
    const auto log = bench.options().path.string() + "-wal";
    REQUIRE(commit(*database, commit_for(UserId{"first"}, 0, "r")).has_value());
    Version refused = 0;
    Result<void> probed;
    {
        const SmallFiles small(std::filesystem::file_size(log) + 4'096);
        refused = commit(*database, large_commit(anna, 100'000));
        // Small ones may still find room in the log; sooner or later none does.
        for (int i = 0; i < 500 && probed; ++i) probed = database->probe(soon());
    }
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == errors::unavailable);
    check_names(refused.error(), bench.options().path, "disk");
    REQUIRE_FALSE(probed.has_value());
    CHECK(probed.error().code == errors::unavailable);
    check_untouched(*database, anna);
    CHECK(database->load(UserId{"first"}, RequestId{"r"}, soon())->customer.version != 0);
    CHECK(database->probe(soon()).has_value());
    CHECK(commit(*database, large_commit(anna, 100'000)).has_value());
}

TEST_CASE("a statement that fails takes its whole transaction with it") {
    const SqliteBench bench;
    const auto database = bench.database();
    RawSqlite other(bench.options().path);
    other.run(
        "CREATE TRIGGER nobody_else BEFORE INSERT ON customers WHEN NEW.user = 'c'"
        " BEGIN SELECT RAISE(ABORT, 'no'); END");
    const std::vector<Commit> group{commit_for(UserId{"a"}, 0, "r"),
                                    commit_for(UserId{"c"}, 0, "r")};
    for (const Version& refused : database->commit(group, soon())) {
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == store::damaged);
    }
    std::vector<store::ArchivedCustomer> customers(2);
    customers[0].user = "b";
    customers[1].user = "c";
    const store::ImportMark mark{.source = "s", .last_user = "c", .customers = 2};
    CHECK_FALSE(database->put(customers, mark, soon()).has_value());
    CHECK(database->count_customers(soon()) == 0);
    CHECK_FALSE(database->import_mark("s", soon()).value().has_value());
    CHECK(commit(*database, commit_for(UserId{"a"}, 0, "r")).has_value());
}

TEST_CASE("a file that is not a database is damaged, and stays as it is") {
    const SqliteBench bench;
    const std::string text =
        "This is a letter to my aunt, and it is rather long." + std::string(8'000, '.');
    bench.folder.write("customers.sqlite", text);
    const auto opened = store::open_sqlite(bench.options());
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == store::damaged);
    check_names(opened.error(), bench.options().path, "not a database");
    CHECK(std::filesystem::file_size(bench.options().path) == text.size());
}

TEST_CASE("a database with spoilt pages is noticed by the look at the start and by the check") {
    const SqliteBench bench;
    const auto path = bench.options().path;
    {
        const auto database = bench.database();
        for (int i = 0; i < 200; ++i) {
            REQUIRE(commit(*database, large_commit(UserId{"user-" + std::to_string(i)}, 900)));
        }
    }
    REQUIRE(std::filesystem::file_size(path) > 100'000);
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(40'960);
        file << std::string(16'384, '\x5a');
    }
    const auto database = store::open_sqlite(bench.options()).value();
    const auto looked = database->look_over(soon());
    REQUIRE_FALSE(looked.has_value());
    CHECK(looked.error().code == store::damaged);
    const auto faults = database->check(soon());
    const bool is_noticed = faults ? !faults->empty() : faults.error().code == store::damaged;
    CHECK(is_noticed);
}

TEST_CASE("a database that a later skilld wrote is refused and left alone") {
    const SqliteBench bench;
    static_cast<void>(bench.database());
    {
        RawSqlite later(bench.options().path);
        later.run("INSERT INTO schema_migrations VALUES (9999, 'later', 0)");
    }
    const auto database = store::open_sqlite(bench.options()).value();
    const auto migrated = database->migrate(soon());
    REQUIRE_FALSE(migrated.has_value());
    CHECK(migrated.error().code == store::newer_schema);
    CHECK(migrated.error().context.find("9999") != std::string::npos);
    CHECK(database->check_schema(soon()).error().code == store::newer_schema);
}

TEST_CASE("a database that is moved away is not written to, nor made anew, and found again") {
    const SqliteBench bench;
    const auto database = bench.database();
    REQUIRE(commit(*database, commit_for(anna, 0, "r")).has_value());
    const auto path = bench.options().path;
    const auto away = bench.folder.path() / "away";
    std::filesystem::create_directory(away);
    for (const char* ending : {"", "-wal", "-shm"}) {
        std::filesystem::rename(path.string() + ending, (away / path.filename()).string() + ending);
    }
    for (int i = 0; i < 2; ++i) {
        const Version refused = commit(*database, commit_for(UserId{"bert"}, 0, "r"));
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == errors::unavailable);
    }
    CHECK_FALSE(std::filesystem::exists(path));
    for (const auto& entry : std::filesystem::directory_iterator(away)) {
        std::filesystem::rename(entry.path(), bench.folder.path() / entry.path().filename());
    }
    CHECK(commit(*database, commit_for(UserId{"bert"}, 0, "r")).has_value());
    CHECK(database->load(anna, RequestId{"r"}, soon())->customer.version != 0);
}

TEST_CASE("many connections that migrate at once apply each migration once") {
    const SqliteBench bench;
    std::vector<Result<store::Migrated>> all(6, fail(errors::bug, "not tried"));
    {
        std::vector<std::jthread> threads;
        for (auto& migrated : all) {
            threads.emplace_back([&bench, &migrated] {
                const auto database = store::open_sqlite(bench.options());
                migrated = database ? (*database)->migrate(soon())
                                    : Result<store::Migrated>(std::unexpected(database.error()));
            });
        }
    }
    int made = 0;
    for (const auto& migrated : all) {
        INFO((migrated ? "" : migrated.error().context));
        REQUIRE(migrated.has_value());
        if (migrated->from == 0) ++made;
    }
    CHECK(made == 1);
}
