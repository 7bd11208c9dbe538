#include "store/detail/sqlite_facts.hpp"

#include "store/detail/random_values.hpp"
#include "store/detail/user_naming_check.hpp"

namespace ask::store::detail {

namespace {

Result<std::optional<std::string>> fact(SqliteConnection& connection, std::string_view name) {
    auto query = connection.query("SELECT value FROM facts WHERE name = ?", {name});
    if (!query) return std::unexpected(query.error());
    const Result<bool> is_known = query->row();
    if (!is_known) return std::unexpected(is_known.error());
    if (!*is_known) return std::nullopt;
    return query->text(0);
}

// What a query gives first; none of no row.
Result<std::optional<std::string>> first_of(SqliteConnection& connection, std::string_view sql) {
    auto query = connection.query(sql);
    if (!query) return std::unexpected(query.error());
    const Result<bool> has_row = query->row();
    if (!has_row) return std::unexpected(has_row.error());
    if (!*has_row) return std::nullopt;
    return query->text(0);
}

// How users are named there: as noted, or else as one of them is. With `may_rename` none of nobody.
Result<std::optional<std::string>> naming_of(SqliteConnection& connection, bool may_rename) {
    const auto table = first_of(connection, "SELECT name FROM sqlite_schema WHERE name = 'facts'");
    if (!table || !*table) return table;
    auto user = first_of(connection, "SELECT user FROM customers LIMIT 1");
    if (!user || (!*user && may_rename)) return user;
    auto noted = fact(connection, naming_fact);
    if (!noted || *noted || !*user) return noted;
    return naming_by_form(**user);
}

// The value that is there; where there is none, `fresh` is, unless somebody else was sooner.
Result<std::string> fact_or(SqliteConnection& connection, std::string_view name,
                            const std::string& fresh) {
    auto known = fact(connection, name);
    if (!known) return std::unexpected(known.error());
    if (*known) return std::move(**known);
    const auto made = connection.run("INSERT OR IGNORE INTO facts (name, value) VALUES (?, ?)",
                                     {name, std::string_view(fresh)});
    if (!made) return std::unexpected(made.error());
    known = fact(connection, name);
    if (!known) return std::unexpected(known.error());
    return known->value_or(fresh);
}

}    // namespace

Result<Secret> shared_key_of(SqliteConnection& connection) {
    const Result<std::string> digits = fact_or(connection, "shared_key", new_key_in_hex());
    if (!digits) return propagate(digits, "shared key");
    std::optional<std::string> key = key_of_hex(*digits);
    if (!key) return fail(damaged, "the fact shared_key is not 64 hexadecimal digits");
    return Secret{std::move(*key)};
}

Result<std::string> store_id_of(SqliteConnection& connection) {
    return fact_or(connection, "store_id", new_store_id());
}

Result<void> check_naming_of(SqliteConnection& connection, const std::optional<std::string>& naming,
                             bool may_rename) {
    if (!naming) return {};
    const auto noted = naming_of(connection, may_rename);
    if (!noted) return propagate(noted, "user naming");
    return *noted ? check_naming(**noted, *naming) : Result<void>{};
}

Result<void> note_naming(SqliteConnection& connection, const std::optional<std::string>& naming,
                         bool may_rename) {
    if (!naming) return {};
    if (may_rename) {
        const auto renamed = connection.run(
            "UPDATE facts SET value = ? WHERE name = ? AND NOT EXISTS (SELECT 1 FROM customers)",
            {std::string_view(*naming), naming_fact});
        if (!renamed) return propagate(renamed, "user naming");
    }
    const Result<void> fits = check_naming_of(connection, naming, may_rename);
    if (!fits) return fits;
    const Result<std::string> noted = fact_or(connection, naming_fact, *naming);
    if (!noted) return propagate(noted, "user naming");
    return check_naming(*noted, *naming);
}

// The value differs each time: to write what is there already would need no disk.
Result<void> probe_write(SqliteConnection& connection) {
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Kind::write);
    if (!transaction) return std::unexpected(transaction.error());
    const std::string value = std::to_string(new_version());
    const auto written = connection.run(
        "INSERT INTO facts (name, value) VALUES ('probe', ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        {std::string_view(value)});
    if (!written) return std::unexpected(written.error());
    return transaction->commit();
}

Result<std::optional<ImportMark>> mark_of(SqliteConnection& connection, const std::string& source) {
    auto query =
        connection.query("SELECT last_user, customers FROM imports WHERE source = ?", {source});
    if (!query) return std::unexpected(query.error());
    const Result<bool> is_known = query->row();
    if (!is_known) return std::unexpected(is_known.error());
    if (!*is_known) return std::nullopt;
    return ImportMark{.source = source, .last_user = query->text(0), .customers = query->number(1)};
}

Result<void> set_mark(SqliteConnection& connection, const ImportMark& mark) {
    const auto written = connection.run(
        "INSERT INTO imports (source, last_user, customers) VALUES (?, ?, ?)"
        " ON CONFLICT (source) DO UPDATE"
        " SET last_user = excluded.last_user, customers = excluded.customers",
        {mark.source, mark.last_user, mark.customers});
    if (!written) return std::unexpected(written.error());
    return {};
}

Result<void> clear_mark(SqliteConnection& connection, const std::string& source) {
    const auto cleared = connection.run("DELETE FROM imports WHERE source = ?", {source});
    if (!cleared) return std::unexpected(cleared.error());
    return {};
}

}    // namespace ask::store::detail
