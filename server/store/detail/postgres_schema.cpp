#include "store/detail/postgres_schema.hpp"

#include <optional>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "store/detail/migrations.hpp"
#include "store/detail/milliseconds.hpp"
#include "store/detail/postgres_limits.hpp"

namespace ask::store::detail {

namespace {

// Rows seen after the wait for the lock must be those of that moment, whatever isolation is the
// default. One lock a schema: several skilld share a server undisturbed.
std::vector<Statement> opening(Deadline deadline) {
    return {
        {"BEGIN ISOLATION LEVEL READ COMMITTED", {}},
        until(deadline),
        {"SELECT pg_advisory_xact_lock(hashtextextended('skilld ' || current_schema(), 0))", {}}};
}

constexpr const char* find_table =
    "SELECT to_regclass(format('%I.schema_migrations', current_schema())) IS NOT NULL";

constexpr const char* make_table = R"(
    CREATE TABLE schema_migrations (
      number        INTEGER PRIMARY KEY,
      name          TEXT NOT NULL,
      applied_at_ms BIGINT NOT NULL
    ))";

// Nothing: not even the table of the migrations is there.
Result<std::optional<int>> newest_applied(PostgresConnection& connection, Deadline deadline) {
    const Result<Rows> table = connection.run({find_table, {}}, deadline);
    if (!table) return std::unexpected(table.error());
    if (table->text(0, 0) != "t") return std::nullopt;
    const Result<Rows> newest =
        connection.run({"SELECT coalesce(max(number), 0) FROM schema_migrations", {}}, deadline);
    if (!newest) return std::unexpected(newest.error());
    return static_cast<int>(newest->number(0, 0));
}

Result<void> apply(PostgresConnection& connection, const Migration& migration, Deadline deadline) {
    const Result<void> applied = connection.script(std::string(migration.sql), deadline);
    if (!applied) return applied;
    Statement note{
        "INSERT INTO schema_migrations (number, name, applied_at_ms) VALUES ($1, $2, $3)", {}};
    note.parameters.number(migration.number).text(migration.name);
    note.parameters.number(milliseconds_of(SystemClock().now()));
    const Result<Rows> noted = connection.run(note, deadline);
    if (!noted) return std::unexpected(noted.error());
    return {};
}

Result<Migrated> apply_missing(PostgresConnection& connection, Deadline deadline) {
    const std::vector<Migration> known = migrations_of("postgres");
    const auto newest = newest_applied(connection, deadline);
    if (!newest) return std::unexpected(newest.error());
    if (!*newest) {
        const Result<Rows> made = connection.run({make_table, {}}, deadline);
        if (!made) return std::unexpected(made.error());
    }
    const int found = newest->value_or(0);
    const auto missing = missing_migrations(known, found);
    if (!missing) return std::unexpected(missing.error());
    Migrated migrated{.from = found, .to = found};
    for (const Migration& migration : *missing) {
        const Result<void> applied = apply(connection, migration, deadline);
        if (!applied) return propagate(applied, "migration " + std::to_string(migration.number));
        migrated.to = migration.number;
    }
    return migrated;
}

Result<Migrated> migrate_in_transaction(PostgresConnection& connection, Deadline deadline) {
    for (const Statement& statement : opening(deadline)) {
        const Result<Rows> done = connection.run(statement, deadline);
        if (!done) return std::unexpected(done.error());
    }
    Result<Migrated> migrated = apply_missing(connection, deadline);
    if (!migrated) return migrated;
    const Result<Rows> ended = connection.run({"COMMIT", {}}, deadline);
    if (!ended) return std::unexpected(ended.error());
    return migrated;
}

}    // namespace

Result<Migrated> migrate_postgres(PostgresConnection& connection, Deadline deadline) {
    Result<Migrated> migrated = migrate_in_transaction(connection, deadline);
    if (!migrated) connection.roll_back(deadline);
    return migrated;
}

Result<void> check_postgres_schema(PostgresConnection& connection, Deadline deadline) {
    const auto newest = newest_applied(connection, deadline);
    if (!newest) return std::unexpected(newest.error());
    return check_number(migrations_of("postgres"), newest->value_or(0));
}

}    // namespace ask::store::detail
