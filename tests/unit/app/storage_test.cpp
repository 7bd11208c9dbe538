#include "app/storage.hpp"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <utility>

#include "core/text_file.hpp"
#include "support/scratch_folder.hpp"
#include "unit/store/raw_sqlite.hpp"

using namespace ask;
using namespace ask::app;
using ask::tests::RawSqlite;
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

// Every file by its name, with what is in it.
std::map<std::string, std::string> contents_of(const ScratchFolder& folder) {
    std::map<std::string, std::string> contents;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        contents[entry.path().filename()] = read_text_file(entry.path(), 1U << 24U).value();
    }
    return contents;
}

void make_ours(const std::filesystem::path& file) {
    const auto database = store::open_sqlite({.path = file, .most_pages = 0}).value();
    REQUIRE(database->migrate(Deadline::in(std::chrono::seconds{10})).has_value());
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

TEST_CASE("a file that a server can start with is no fault, and is left as it was") {
    const ScratchFolder folder;
    folder.write("empty", "");
    make_ours(folder.path() / "ours and 100% #so?");
    make_ours(folder.path() / "behind");
    RawSqlite(folder.path() / "behind").run("DELETE FROM schema_migrations");
    const auto before = contents_of(folder);
    REQUIRE(before.size() == 3);
    for (const auto& [name, bytes] : before) {
        const Result<void> usable = check_storage(stored_at(folder.path() / name));
        INFO((usable ? "" : usable.error().context));
        CHECK(usable.has_value());
    }
    CHECK(contents_of(folder) == before);
}

TEST_CASE("what is no file of ours, or a later one, is told in one line and left as it was") {
    const ScratchFolder folder;
    folder.write("letter", "This is a letter to my aunt." + std::string(8'000, '.'));
    RawSqlite(folder.path() / "songs").run("CREATE TABLE songs (title TEXT)");
    RawSqlite(folder.path() / "rails").run("CREATE TABLE schema_migrations (version TEXT)");
    make_ours(folder.path() / "later");
    RawSqlite(folder.path() / "later").run("INSERT INTO schema_migrations VALUES (9999, 'x', 0)");
    const auto before = contents_of(folder);
    const std::map<std::string, std::string> causes{
        {"letter", "is not a database: is storage.path right?"},
        {"songs", "with a table songs and none of skilld's: is storage.path right?"},
        {"rails", "with a table schema_migrations and none of skilld's: is storage.path right?"},
        {"later", "the database has schema 9999"}};
    for (const auto& [name, cause] : causes) {
        const Result<void> usable = check_storage(stored_at(folder.path() / name));
        REQUIRE_FALSE(usable.has_value());
        INFO(usable.error().context);
        CHECK(has(usable.error().context, cause));
        CHECK_FALSE(has(usable.error().context, "\n"));
    }
    CHECK(contents_of(folder) == before);
}

TEST_CASE("a file that a server has open is looked at with what its log holds") {
    const ScratchFolder folder;
    const auto file = folder.path() / "customers.sqlite";
    make_ours(file);
    RawSqlite server(file);
    server.run("INSERT INTO schema_migrations VALUES (9999, 'x', 0)");
    const auto before = contents_of(folder);
    const Result<void> usable = check_storage(stored_at(file));
    REQUIRE_FALSE(usable.has_value());
    CHECK(usable.error().code == store::newer_schema);
    CHECK(contents_of(folder).at("customers.sqlite") == before.at("customers.sqlite"));
    CHECK(contents_of(folder).at("customers.sqlite-wal") == before.at("customers.sqlite-wal"));
}

TEST_CASE("a database whose users have other names is refused before a server starts on it") {
    const ScratchFolder folder;
    Logger logger{{.level = LogLevel::off, .format = LogFormat::json}};
    StorageConfig clear = stored_at(folder.path() / "customers.sqlite");
    StorageConfig hashed = clear;
    hashed.user_id_key = Secret("sixteen letters and more");
    StorageConfig other = clear;
    other.user_id_key = Secret("sixteen other letters and more");
    REQUIRE(prepare_storage(hashed, logger));
    CHECK(check_storage(hashed));
    CHECK(prepare_storage(hashed, logger));
    for (const auto& [config, expected] : {std::pair{clear, "keeps users under hashed ids"},
                                           std::pair{other, "hashed with another key"}}) {
        const Result<void> checked = check_storage(config);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == store::other_user_naming);
        CHECK(has(checked.error().context, expected));
        CHECK(has(checked.error().context, "would be right"));
        CHECK_FALSE(prepare_storage(config, logger));
        const auto opened = open_database(config, Missing::refuse);
        CHECK_FALSE(opened);
    }
}

TEST_CASE("a database of clear ids is not taken over by a server that hashes them") {
    const ScratchFolder folder;
    Logger logger{{.level = LogLevel::off, .format = LogFormat::json}};
    StorageConfig config = stored_at(folder.path() / "customers.sqlite");
    REQUIRE(prepare_storage(config, logger));
    config.user_id_key = Secret("sixteen letters and more");
    const Result<void> prepared = prepare_storage(config, logger);
    REQUIRE_FALSE(prepared);
    CHECK(has(prepared.error().context, "under their ids in clear"));
}

TEST_CASE("a database that noted nothing is known by one of its customers") {
    const ScratchFolder folder;
    StorageConfig clear = stored_at(folder.path() / "customers.sqlite");
    StorageConfig hashed = clear;
    hashed.user_id_key = Secret("sixteen letters and more");
    make_ours(clear.path);
    CHECK(check_storage(clear));
    CHECK(check_storage(hashed));
    RawSqlite(clear.path)
        .run("INSERT INTO customers VALUES ('amzn1.ask.account.A', 1, '{}', '{}')");
    CHECK(check_storage(clear));
    CHECK(check_storage(hashed).error().code == store::other_user_naming);
}

TEST_CASE("only a person's command names the users anew, and only where there are none") {
    const ScratchFolder folder;
    const Deadline soon = Deadline::in(std::chrono::seconds{10});
    Logger logger{{.level = LogLevel::off, .format = LogFormat::json}};
    StorageConfig clear = stored_at(folder.path() / "customers.sqlite");
    StorageConfig hashed = clear;
    hashed.user_id_key = Secret("sixteen letters and more");
    REQUIRE(prepare_storage(hashed, logger));
    REQUIRE(open_database(clear, Missing::make).value()->migrate(soon));
    CHECK(prepare_storage(clear, logger));
    CHECK_FALSE(prepare_storage(hashed, logger));
    RawSqlite(clear.path)
        .run("INSERT INTO customers VALUES ('amzn1.ask.account.A', 1, '{}', '{}')");
    CHECK(open_database(hashed, Missing::make).error().code == store::other_user_naming);
}
