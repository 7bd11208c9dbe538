#include <sqlite3.h>
#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <set>

#include "store/database.hpp"
#include "store/detail/balance_check.hpp"
#include "store/detail/migrations.hpp"
#include "store/detail/milliseconds.hpp"
#include "store/detail/random_values.hpp"
#include "store/detail/sqlite_errors.hpp"

using namespace ask;
using namespace ask::store;
using namespace ask::store::detail;

TEST_CASE("a migration is a file named by four digits and a name") {
    const Migration migration = migration_of_path("server/store/migrations/x/0012_more_rows.sql");
    CHECK(migration.number == 12);
    CHECK(migration.name == "more_rows");
    for (const char* path : {"x/0000_none.sql", "x/001_short.sql", "x/0001.sql", "x/0001_.sql",
                             "x/00a1_a.sql", "x/-001_a.sql", "x/0001_a.txt", "x/README.md", ""}) {
        CHECK(migration_of_path(path).number == 0);
    }
}

TEST_CASE("each engine has its migrations inside the program, numbered from 1 without a gap") {
    for (const char* engine : {"sqlite", "postgres"}) {
        int expected = 0;
        for (const Migration& migration : migrations_of(engine)) {
            CHECK(migration.number == ++expected);
            CHECK(migration.sql.ends_with(";\n"));
        }
        CHECK(expected >= 1);
    }
    CHECK(migrations_of("oracle").empty());
    CHECK(migrations_of("sqlite").front().sql.find("STRICT") != std::string_view::npos);
}

TEST_CASE("what a database lacks is what comes after its number, and no number is too high") {
    const std::vector<Migration> known{{1, "a", ""}, {2, "b", ""}, {3, "c", ""}};
    CHECK(missing_migrations(known, 0)->size() == 3);
    CHECK(missing_migrations(known, 2)->front().number == 3);
    CHECK(missing_migrations(known, 3)->empty());
    CHECK(missing_migrations(known, 4).error().code == newer_schema);
    CHECK(missing_migrations({}, 0)->empty());
}

TEST_CASE("versions are positive and do not repeat") {
    std::set<std::int64_t> versions;
    for (int i = 0; i < 1'000; ++i) versions.insert(new_version());
    CHECK(versions.size() == 1'000);
    CHECK(*versions.begin() > 0);
    CHECK(*versions.rbegin() <= (std::int64_t{1} << 62));
}

TEST_CASE("a key is read back from its digits, and from nothing else") {
    const std::string digits = new_key_in_hex();
    CHECK(digits.size() == 64);
    CHECK(key_of_hex(digits)->size() == 32);
    CHECK(key_of_hex("00ff" + std::string(60, '1'))->starts_with(std::string("\0\xff\x11", 3)));
    for (const std::string& wrong :
         {std::string(), digits.substr(1), digits + "0", "g" + digits.substr(1),
          "-" + digits.substr(1), "0x" + digits.substr(2)}) {
        CHECK_FALSE(key_of_hex(wrong).has_value());
    }
}

TEST_CASE("times are whole milliseconds, before 1970 too") {
    for (const std::int64_t milliseconds : {0, 1, -1, 1'767'225'600}) {
        CHECK(milliseconds_of(time_of(milliseconds)) == milliseconds);
    }
}

TEST_CASE("each of SQLite's faults has its code and a remedy") {
    struct Row {
        int code;
        ErrorCode meaning;
        bool breaks;
    };
    for (const Row& row :
         {Row{SQLITE_FULL, errors::unavailable, false},
          Row{SQLITE_READONLY_DBMOVED, errors::unavailable, true},
          Row{SQLITE_IOERR_FSYNC, errors::unavailable, true},
          Row{SQLITE_CANTOPEN_ISDIR, errors::unavailable, true},
          Row{SQLITE_LOCKED, errors::unavailable, false},
          Row{SQLITE_PROTOCOL, errors::unavailable, true},
          Row{SQLITE_SCHEMA, errors::unavailable, true},
          Row{SQLITE_BUSY_SNAPSHOT, errors::timeout, false},
          Row{SQLITE_INTERRUPT, errors::timeout, false}, Row{SQLITE_CORRUPT_INDEX, damaged, true},
          Row{SQLITE_NOTADB, damaged, true}, Row{SQLITE_ERROR, damaged, true}}) {
        const Error error = error_of({row.code, EROFS, "said"}, "/data/a.sqlite");
        CHECK(error.code == row.meaning);
        CHECK(error.context.starts_with("/data/a.sqlite: said (Read-only file system): "));
        CHECK(breaks_connection(row.code) == row.breaks);
    }
}

TEST_CASE("a balance with items out of any range is a fault, not an overflow") {
    BalanceCheck check;
    check.add({.id = 1, .user = "u", .product = "p", .items = INT64_MAX, .stock = INT64_MAX});
    CHECK(check.faults().empty());
    check.add({.id = 2, .user = "u", .product = "p", .items = INT64_MAX, .stock = INT64_MAX});
    check.add({.id = 3, .user = "u", .product = "q", .items = 2, .stock = 2});
    CHECK(check.faults().size() == 1);
    CHECK(check.faults().front().starts_with("inventory_changes 2: p: "));
}
