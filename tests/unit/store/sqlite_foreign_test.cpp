#include <catch2/catch_test_macros.hpp>

#include "core/text_file.hpp"
#include "unit/store/raw_sqlite.hpp"
#include "unit/store/sqlite_bench.hpp"

using namespace ask;
using namespace ask::tests;

TEST_CASE("another program's database is refused in one line, and stays as it is") {
    for (const char* table : {"songs (title TEXT)", "schema_migrations (version TEXT)"}) {
        const SqliteBench bench;
        const auto path = bench.options().path;
        RawSqlite(path).run(std::string("CREATE TABLE ") + table);
        const auto before = read_text_file(path, 1U << 20U).value();
        const auto opened = store::open_sqlite(bench.options());
        REQUIRE_FALSE(opened.has_value());
        CHECK(opened.error().code == store::damaged);
        check_names(opened.error(), path, "is storage.path right?");
        CHECK(read_text_file(path, 1U << 20U) == before);
        CHECK_FALSE(std::filesystem::exists(path.string() + "-wal"));
    }
}

TEST_CASE("a database of ours to which somebody added a table is opened") {
    const SqliteBench bench;
    static_cast<void>(bench.database());
    RawSqlite(bench.options().path).run("CREATE TABLE notes (text TEXT)");
    CHECK(store::open_sqlite(bench.options()).has_value());
    CHECK(store::look_at_sqlite(bench.options()).has_value());
}
