#include "store/detail/sqlite_schema.hpp"

#include <chrono>

#include "store/detail/migrations.hpp"
#include "store/detail/milliseconds.hpp"

namespace ask::store::detail {

namespace {

Result<int> found_number(SqliteConnection& connection) {
    const auto made = connection.run(
        "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL, applied_at_ms INTEGER NOT NULL) STRICT");
    if (!made) return std::unexpected(made.error());
    auto query = connection.query("SELECT coalesce(max(number), 0) FROM schema_migrations");
    if (!query) return std::unexpected(query.error());
    const auto row = query->row();
    if (!row) return std::unexpected(row.error());
    return static_cast<int>(query->number(0));
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

}    // namespace ask::store::detail
