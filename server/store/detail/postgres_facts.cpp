#include "store/detail/postgres_facts.hpp"

#include <string_view>
#include <utility>

#include "store/detail/postgres_limits.hpp"
#include "store/detail/random_values.hpp"
#include "store/detail/user_naming_check.hpp"

namespace ask::store::detail {

namespace {

Result<std::optional<std::string>> fact(PostgresConnection& connection, std::string_view name,
                                        Deadline deadline) {
    Statement question{"SELECT value FROM facts WHERE name = $1", {}};
    question.parameters.text(name);
    const Result<Rows> rows = connection.run(question, deadline);
    if (!rows) return std::unexpected(rows.error());
    if (rows->size() == 0) return std::nullopt;
    return rows->string(0, 0);
}

// What a query gives first; none of no row.
Result<std::optional<std::string>> first_of(PostgresConnection& connection, const char* sql,
                                            Deadline deadline) {
    const Result<Rows> rows = connection.run({sql, {}}, deadline);
    if (!rows) return std::unexpected(rows.error());
    if (rows->size() == 0) return std::nullopt;
    return rows->string(0, 0);
}

// How users are named there: as noted, or else as one of them is. With `may_rename` none of nobody.
Result<std::optional<std::string>> naming_of(PostgresConnection& connection, bool may_rename,
                                             Deadline deadline) {
    const auto table =
        first_of(connection, "SELECT 'facts' WHERE to_regclass('facts') IS NOT NULL", deadline);
    if (!table || !*table) return table;
    auto user = first_of(connection, "SELECT user_key FROM customers LIMIT 1", deadline);
    if (!user || (!*user && may_rename)) return user;
    auto noted = fact(connection, naming_fact, deadline);
    if (!noted || *noted || !*user) return noted;
    return naming_by_form(**user);
}

// The value that is there; where there is none, `fresh` is, unless somebody else was sooner. Each
// statement is a transaction of its own, or the last would not see somebody else's.
Result<std::string> fact_or(PostgresConnection& connection, std::string_view name,
                            const std::string& fresh, Deadline deadline) {
    auto known = fact(connection, name, deadline);
    if (!known) return std::unexpected(known.error());
    if (*known) return std::move(**known);
    Statement making{"INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", {}};
    making.parameters.text(name).text(fresh);
    const Result<Rows> made = connection.run(making, deadline);
    if (!made) return std::unexpected(made.error());
    known = fact(connection, name, deadline);
    if (!known) return std::unexpected(known.error());
    return known->value_or(fresh);
}

}    // namespace

Result<Secret> shared_key_of(PostgresConnection& connection, Deadline deadline) {
    const auto digits = fact_or(connection, "shared_key", new_key_in_hex(), deadline);
    if (!digits) return propagate(digits, "shared key");
    std::optional<std::string> key = key_of_hex(*digits);
    if (!key) return fail(damaged, "the fact shared_key is not 64 hexadecimal digits");
    return Secret{std::move(*key)};
}

Result<std::string> store_id_of(PostgresConnection& connection, Deadline deadline) {
    return fact_or(connection, "store_id", new_store_id(), deadline);
}

Result<void> check_naming_of(PostgresConnection& connection,
                             const std::optional<std::string>& naming, bool may_rename,
                             Deadline deadline) {
    if (!naming) return {};
    const auto noted = naming_of(connection, may_rename, deadline);
    if (!noted) return propagate(noted, "user naming");
    return *noted ? check_naming(**noted, *naming) : Result<void>{};
}

Result<void> note_naming(PostgresConnection& connection, const std::optional<std::string>& naming,
                         bool may_rename, Deadline deadline) {
    if (!naming) return {};
    if (may_rename) {
        Statement renaming{
            "UPDATE facts SET value = $1 WHERE name = $2"
            " AND NOT EXISTS (SELECT 1 FROM customers)",
            {}};
        renaming.parameters.text(*naming).text(naming_fact);
        const Result<Rows> renamed = connection.run(renaming, deadline);
        if (!renamed) return propagate(renamed, "user naming");
    }
    const Result<void> fits = check_naming_of(connection, naming, may_rename, deadline);
    if (!fits) return fits;
    const auto noted = fact_or(connection, naming_fact, *naming, deadline);
    if (!noted) return propagate(noted, "user naming");
    return check_naming(*noted, *naming);
}

// A row of its own each time: replicas that probe at once do not wait for one another.
Result<void> probe_write(PostgresConnection& connection, Deadline deadline) {
    Parameters name;
    name.text("probe " + std::to_string(new_version()));
    const auto written =
        connection.transaction({{"INSERT INTO facts (name, value) VALUES ($1, '')", name},
                                {"DELETE FROM facts WHERE name = $1", name}},
                               deadline);
    if (!written) return std::unexpected(written.error());
    return {};
}

Result<std::optional<ImportMark>> mark_of(PostgresConnection& connection, const std::string& source,
                                          Deadline deadline) {
    Statement question{"SELECT last_user, customers FROM imports WHERE source = $1", {}};
    question.parameters.text(source);
    const Result<Rows> rows = connection.run(question, deadline);
    if (!rows) return std::unexpected(rows.error());
    if (rows->size() == 0) return std::nullopt;
    return ImportMark{
        .source = source, .last_user = rows->string(0, 0), .customers = rows->number(0, 1)};
}

Result<void> clear_mark(PostgresConnection& connection, const std::string& source,
                        Deadline deadline) {
    Statement statement{"DELETE FROM imports WHERE source = $1", {}};
    statement.parameters.text(source);
    const Result<Rows> cleared = connection.run(statement, deadline);
    if (!cleared) return std::unexpected(cleared.error());
    return {};
}

}    // namespace ask::store::detail
