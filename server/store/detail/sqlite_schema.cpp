#include "store/detail/sqlite_schema.hpp"

#include <chrono>

#include "store/detail/migrations.hpp"
#include "store/detail/milliseconds.hpp"

namespace ask::store::detail {

namespace {

Result<int> number_of(SqliteConnection& connection, std::string_view sql) {
    auto query = connection.query(sql);
    if (!query) return std::unexpected(query.error());
    const auto row = query->row();
    if (!row) return std::unexpected(row.error());
    return static_cast<int>(query->number(0));
}

// 0: no migration was ever applied.
Result<int> found_number(SqliteConnection& connection) {
    const auto tables = number_of(
        connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'");
    if (!tables || *tables == 0) return tables;
    return number_of(connection, "SELECT coalesce(max(number), 0) FROM schema_migrations");
}

Result<void> make_table(SqliteConnection& connection) {
    const auto made = connection.run(
        "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL, applied_at_ms INTEGER NOT NULL) STRICT");
    if (!made) return std::unexpected(made.error());
    return {};
}

Result<void> apply(SqliteConnection& connection, const Migration& migration) {
    if (const auto ran = connection.run_script(migration.sql); !ran) return ran;
    const auto noted = connection.run(
        "INSERT INTO schema_migrations (number, name, applied_at_ms) VALUES (?, ?, ?)",
        {std::int64_t{migration.number}, migration.name,
         milliseconds_of(std::chrono::system_clock::now())});
    if (!noted) return std::unexpected(noted.error());
    return {};
}

}    // namespace

Result<Migrated> migrate_sqlite(SqliteConnection& connection) {
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Kind::exclusive);
    if (!transaction) return std::unexpected(transaction.error());
    const Result<int> found = found_number(connection);
    if (!found) return std::unexpected(found.error());
    if (const auto made = make_table(connection); !made) return std::unexpected(made.error());
    const auto known = migrations_of("sqlite");
    const auto missing = missing_migrations(known, *found);
    if (!missing) return std::unexpected(missing.error());
    Migrated migrated{.from = *found, .to = *found};
    for (const Migration& migration : *missing) {
        const auto applied = apply(connection, migration);
        if (!applied) return propagate(applied, "migration " + std::to_string(migration.number));
        migrated.to = migration.number;
    }
    if (const auto done = transaction->commit(); !done) return std::unexpected(done.error());
    return migrated;
}

Result<void> check_sqlite_schema(SqliteConnection& connection) {
    const Result<int> found = found_number(connection);
    if (!found) return std::unexpected(found.error());
    return check_number(migrations_of("sqlite"), *found);
}

}    // namespace ask::store::detail
