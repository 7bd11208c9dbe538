#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "unit/store/sqlite_bench.hpp"

using namespace ask;
using namespace ask::tests;
using store::Commit;
using store::Database;

namespace {

// Permissions hold for nobody where the tests run as root: for a while they run as somebody else.
class WithoutPrivileges {
 public:
    WithoutPrivileges() {
        if (::geteuid() == 0) is_root_ = ::seteuid(65534) == 0;
    }
    ~WithoutPrivileges() {
        if (is_root_ && ::seteuid(0) != 0) std::abort();
    }
    WithoutPrivileges(const WithoutPrivileges&) = delete;
    WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

 private:
    bool is_root_ = false;
};

}    // namespace

TEST_CASE("a new database is readable by its owner alone") {
    const SqliteBench bench;
    const auto database = bench.database();
    const Commit first = commit_for(UserId{"anna"}, 0, "r");
    CHECK(database->commit({&first, 1}, soon()).front().has_value());
    for (const auto& entry : std::filesystem::directory_iterator(bench.folder.path())) {
        struct stat status = {};
        REQUIRE(::stat(entry.path().c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0600U);
    }
}

TEST_CASE("a missing folder, and a folder in the file's place, are told in one line") {
    const ScratchFolder folder;
    const auto missing = folder.path() / "none" / "customers.sqlite";
    for (const auto& [path, cause] :
         {std::pair{missing, "No such file or directory"}, std::pair{folder.path(), "folder"}}) {
        const auto opened = store::open_sqlite({.path = path, .most_pages = 0});
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().code == errors::unavailable);
        check_names(opened.error(), path, cause);
    }
    CHECK_FALSE(std::filesystem::exists(folder.path() / "none"));
}

TEST_CASE("a file or a folder without permission is told in one line") {
    const SqliteBench bench;
    const auto path = bench.options().path;
    static_cast<void>(bench.database());
    struct Case {
        mode_t file, folder;
        std::string_view cause;
    };
    const mode_t open_to_all = 0777;
    for (const Case& one : {Case{0444, open_to_all, "readonly"}, Case{0, open_to_all, "unable"},
                            Case{0666, 0555, "folder"}}) {
        REQUIRE(::chmod(path.c_str(), one.file) == 0);
        REQUIRE(::chmod(bench.folder.path().c_str(), one.folder) == 0);
        Result<std::unique_ptr<Database>> opened = fail(errors::bug, "not tried");
        {
            const WithoutPrivileges nobody;
            opened = store::open_sqlite(bench.options());
        }
        REQUIRE(::chmod(bench.folder.path().c_str(), open_to_all) == 0);
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().code == errors::unavailable);
        check_names(opened.error(), path, one.cause);
    }
}

TEST_CASE("a new file in a folder without permission is told in one line") {
    const SqliteBench bench;
    REQUIRE(::chmod(bench.folder.path().c_str(), 0555) == 0);
    Result<std::unique_ptr<Database>> opened = fail(errors::bug, "not tried");
    {
        const WithoutPrivileges nobody;
        opened = store::open_sqlite(bench.options());
    }
    REQUIRE(::chmod(bench.folder.path().c_str(), 0777) == 0);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == errors::unavailable);
    check_names(opened.error(), bench.options().path, "Permission denied");
}
