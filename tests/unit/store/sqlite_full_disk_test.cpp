#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "unit/store/sqlite_bench.hpp"

using namespace ask;
using namespace ask::tests;
using store::Commit;
using store::Database;

namespace {

constexpr int may_not_mount = 77;

// A disk of one megabyte in this place, for this process alone.
bool mount_small_disk(const std::filesystem::path& place) {
    if (::unshare(CLONE_NEWNS) != 0) return false;
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
    return ::mount("tmpfs", place.c_str(), "tmpfs", 0, "size=1m,mode=700") == 0;
}

Result<std::int64_t> commit(Database& database, const std::string& user, std::size_t bytes) {
    Commit commit = commit_for(UserId{user}, 0, "r");
    commit.customer.attributes = std::string(bytes, 'x');
    commit.changes = {change_of(1, 1)};
    return database.commit({&commit, 1}, soon()).front();
}

// 0, or the number of the step that went wrong.
int live_through_full_disk(const SqliteBench& bench) {
    if (!mount_small_disk(bench.folder.path())) return may_not_mount;
    const auto database = bench.database();
    if (!commit(*database, "anna", 1'000)) return 1;
    const auto filler = bench.folder.path() / "filler";
    std::ofstream(filler) << std::string(2'000'000, 'x') << std::flush;
    Result<void> probed;
    for (int i = 0; i < 500 && probed; ++i) probed = database->probe(soon());
    if (probed || probed.error().code != errors::unavailable) return 2;
    if (probed.error().context.find("full") == std::string::npos) return 3;
    const auto refused = commit(*database, "bert", 100'000);
    if (refused || refused.error().code != errors::unavailable) return 4;
    const auto seen = database->load(UserId{"anna"}, RequestId{"r"}, soon());
    if (!seen || seen->customer.attributes.size() != 1'000) return 5;
    std::filesystem::remove(filler);
    if (database->count_customers(soon()) != 1) return 6;
    if (!commit(*database, "bert", 100'000)) return 7;
    return database->check(soon()).value().empty() ? 0 : 8;
}

}    // namespace

TEST_CASE("a full disk is told, spoils nothing, and is forgotten when there is space") {
    const SqliteBench bench;
    const pid_t child = ::fork();
    if (child == 0) ::_exit(live_through_full_disk(bench));
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    if (WEXITSTATUS(status) == may_not_mount) SKIP("mounts nothing without privileges");
    CHECK(WEXITSTATUS(status) == 0);
}
