#include "core/text_file.hpp"

#include <sys/stat.h>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "support/scratch_folder.hpp"

using namespace ask;
using namespace ask::tests;

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& file) {
    const auto text = read_text_file(file);
    return text ? *text : "unread: " + text.error().context;
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}    // namespace

TEST_CASE("a file is put in place with its folders, and leaves nothing beside it") {
    const ScratchFolder folder;
    const fs::path file = folder.path() / "a/b/file";
    for (const std::string text : {"one", "", "three"}) {
        CHECK(write_text_file(file, text));
        CHECK(read(file) == text);
    }
    CHECK(files_in(file.parent_path()) == 1);
}

TEST_CASE("a file that is replaced keeps its permissions") {
    const ScratchFolder folder;
    const fs::path file = folder.write("file", "old");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    CHECK(write_text_file(file, "new"));
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("what lies beside a file under a name like it is left alone") {
    const ScratchFolder folder;
    const fs::path other = folder.write("other", "mine");
    fs::create_symlink(other, folder.path() / "file.new");
    CHECK(write_text_file(folder.path() / "file", "text"));
    CHECK(read(other) == "mine");
    CHECK(fs::is_symlink(folder.path() / "file.new"));
}

TEST_CASE("a link stays one, and what it names is replaced") {
    const ScratchFolder folder;
    const fs::path file = folder.write("file", "old");
    fs::create_symlink("file", folder.path() / "link");
    CHECK(write_text_file(folder.path() / "link", "new"));
    CHECK(read(file) == "new");
    fs::remove(file);
    CHECK(write_text_file(folder.path() / "link", "made"));
    CHECK(read(file) == "made");
    CHECK(fs::is_symlink(folder.path() / "link"));
}

TEST_CASE("a pipe that nobody reads, a folder and a full disk are told in one line") {
    const ScratchFolder folder;
    const fs::path pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    for (const fs::path& file : {pipe, folder.path(), fs::path("/dev/full")}) {
        const auto written = write_text_file(file, "text");
        REQUIRE_FALSE(written);
        CHECK(written.error().context.starts_with(file.string() + ": cannot be written: "));
    }
}
