#include "app/storage.hpp"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::app;
using ask::tests::ScratchFolder;

namespace {

StorageConfig stored_at(const std::filesystem::path& path) {
    StorageConfig config;
    config.path = path;
    return config;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}    // namespace

TEST_CASE("a place where a database can be made is no fault, and is left as it was") {
    const ScratchFolder folder;
    for (const char* name : {"x.sqlite", "a/b/x.sqlite"}) {
        CHECK(check_storage(stored_at(folder.path() / name)));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a storage path at which no server could start is told in one line") {
    const ScratchFolder folder;
    const auto file = folder.write("file", "");
    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const auto link = folder.path() / "link";
    std::filesystem::create_symlink(folder.path() / "nowhere", link);
    const std::pair<std::filesystem::path, const char*> table[] = {
        {"/dev/null", "/dev/null is no regular file"},
        {pipe, "is no regular file"},
        {folder.path(), "is no regular file"},
        {link, "is no regular file"},
        {"/proc/none.sqlite", "the folder /proc cannot be written"},
        {"/proc/none/y.sqlite", "the folder /proc/none cannot be made"},
        {"/dev/null/y.sqlite", "the folder /dev/null cannot be written (Not a directory)"},
        {file / "x" / "y.sqlite", "cannot be made (Not a directory)"},
        {link / "y.sqlite", "cannot be written (No such file or directory)"},
    };
    for (const auto& [path, expected] : table) {
        const Result<void> usable = check_storage(stored_at(path));
        INFO(path);
        REQUIRE_FALSE(usable.has_value());
        INFO(usable.error().context);
        CHECK(usable.error().code == errors::unavailable);
        CHECK(has(usable.error().context, expected));
        CHECK(has(usable.error().context, "would be right"));
        CHECK_FALSE(has(usable.error().context, "\n"));
    }
}

TEST_CASE("a command that only reads says that the file is not there, wherever it would be") {
    const ScratchFolder folder;
    for (const auto& path : {folder.path() / "x.sqlite", std::filesystem::path("/proc/y.sqlite")}) {
        const auto opened = open_database(stored_at(path), Missing::refuse);
        REQUIRE_FALSE(opened.has_value());
        CHECK(has(opened.error().context, "it is not there"));
    }
}
