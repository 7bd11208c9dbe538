#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "unit/store/raw_sqlite.hpp"
#include "unit/store/sqlite_bench.hpp"

using namespace ask;
using namespace ask::tests;
using store::Commit;

namespace {

const UserId anna{"anna"};

// Runs `work` in a process of its own, which ends without cleaning up.
template <class Work>
pid_t in_child(Work work) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    work();
    ::_exit(0);
}

int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

Commit numbered(std::int64_t version, int number) {
    Commit commit = commit_for(anna, version, "r" + std::to_string(number));
    commit.customer.attributes = std::to_string(number);
    commit.customer.purchases = std::to_string(number);
    commit.changes = {change_of(1, number)};
    commit.answer = std::to_string(number);
    return commit;
}

// Commits 1, 2, 3… and tells of each one that is done.
void commit_without_end(const SqliteBench& bench, int tell) {
    const auto database = store::open_sqlite(bench.options());
    if (!database) return;
    std::int64_t version = 0;
    for (int number = 1;; ++number) {
        const Commit next = numbered(version, number);
        const auto committed = (*database)->commit({&next, 1}, soon()).front();
        if (!committed) return;
        version = *committed;
        if (::write(tell, &number, sizeof number) != sizeof number) return;
    }
}

// Reads what the child tells until it has told of `enough`, then kills it; gives the last one.
int kill_after(pid_t child, int told, int enough) {
    int number = 0;
    while (number < enough && ::read(told, &number, sizeof number) == sizeof number) {
    }
    ::kill(child, SIGKILL);
    wait_for(child);
    while (::read(told, &number, sizeof number) == sizeof number) {
    }
    return number;
}

}    // namespace

TEST_CASE("a process that dies inside a transaction leaves nothing of it") {
    const SqliteBench bench;
    static_cast<void>(bench.database());
    const pid_t child = in_child([&] {
        RawSqlite dying(bench.options().path);
        // So small a cache that pages go to the log before the commit.
        dying.run("PRAGMA cache_size=2; BEGIN IMMEDIATE");
        for (int i = 0; i < 100; ++i) {
            const std::string user = "'user-" + std::to_string(i) + "'";
            dying.run("INSERT INTO customers VALUES (" + user +
                      ", 1, hex(randomblob(3000)), '{}')");
            dying.run("INSERT INTO inventory_changes VALUES (NULL, " + user +
                      ", 'hints', 0, 'r', 'purchase', 1, 5, 5)");
        }
        ::_exit(7);
    });
    CHECK(WEXITSTATUS(wait_for(child)) == 7);
    CHECK(std::filesystem::file_size(bench.options().path.string() + "-wal") > 100'000);
    const auto database = bench.database();
    CHECK(database->count_customers(soon()) == 0);
    CHECK(database->history(UserId{"user-1"}, soon()).value().empty());
    CHECK(database->check(soon()).value().empty());
    const Commit next = numbered(0, 1);
    CHECK(database->commit({&next, 1}, soon()).front().has_value());
}

TEST_CASE("what a process had committed before it was killed is there, and whole") {
    const SqliteBench bench;
    static_cast<void>(bench.database());
    for (const int enough : {1, 7, 20}) {
        std::array<int, 2> pipe{};
        REQUIRE(::pipe(pipe.data()) == 0);
        const auto database = bench.database();
        REQUIRE(database->erase(anna, soon()).has_value());
        const pid_t child = in_child([&] {
            ::close(pipe[0]);
            commit_without_end(bench, pipe[1]);
        });
        ::close(pipe[1]);
        const int told = kill_after(child, pipe[0], enough);
        ::close(pipe[0]);
        REQUIRE(told >= enough);
        const auto visit = database->load(anna, RequestId{"r" + std::to_string(told)}, soon());
        REQUIRE(visit.has_value());
        CHECK(visit->answer == std::to_string(told));
        const int kept = std::stoi(visit->customer.attributes);
        CHECK(kept >= told);
        CHECK(kept <= told + 1);
        CHECK(visit->customer.purchases == visit->customer.attributes);
        CHECK(database->history(anna, soon()).value().size() == static_cast<std::size_t>(kept));
        CHECK(database->check(soon()).value().empty());
    }
}
