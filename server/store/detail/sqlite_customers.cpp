#include "store/detail/sqlite_customers.hpp"

#include "store/detail/milliseconds.hpp"
#include "store/detail/random_values.hpp"

namespace ask::store::detail {

namespace {

Result<void> refuse_answered(SqliteConnection& connection, const Commit& commit) {
    auto query = connection.query("SELECT 1 FROM answers WHERE user = ? AND request = ?",
                                  {commit.user.text(), commit.request.text()});
    if (!query) return std::unexpected(query.error());
    const Result<bool> is_answered = query->row();
    if (!is_answered) return std::unexpected(is_answered.error());
    if (*is_answered) return fail(errors::conflict, "the request was answered already");
    return {};
}

Result<std::int64_t> write_customer(SqliteConnection& connection, const Commit& commit) {
    const Customer& customer = commit.customer;
    const std::int64_t version = new_version();
    const auto written =
        customer.version == 0
            ? connection.run(
                  "INSERT INTO customers (user, version, attributes, purchases)"
                  " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                  {commit.user.text(), version, customer.attributes, customer.purchases})
            : connection.run(
                  "UPDATE customers SET version = ?, attributes = ?, purchases = ?"
                  " WHERE user = ? AND version = ?",
                  {version, customer.attributes, customer.purchases, commit.user.text(),
                   customer.version});
    if (!written) return std::unexpected(written.error());
    if (*written == 0) return fail(errors::conflict, "the customer was changed meanwhile");
    return version;
}

Result<void> remember_answer(SqliteConnection& connection, const Commit& commit) {
    if (!commit.answer) return {};
    const auto kept = connection.run(
        "INSERT INTO answers (user, request, at_ms, body) VALUES (?, ?, ?, ?)",
        {commit.user.text(), commit.request.text(), milliseconds_of(commit.at), *commit.answer});
    if (!kept) return std::unexpected(kept.error());
    return {};
}

// Whether there is a conflict is known before anything is written.
Result<std::int64_t> commit_one(SqliteConnection& connection, const Commit& commit) {
    const auto fresh = refuse_answered(connection, commit);
    if (!fresh) return std::unexpected(fresh.error());
    const Result<std::int64_t> version = write_customer(connection, commit);
    if (!version) return version;
    const auto added = add_changes(connection, commit.user.text(), commit.changes);
    if (!added) return std::unexpected(added.error());
    const auto remembered = remember_answer(connection, commit);
    if (!remembered) return std::unexpected(remembered.error());
    return version;
}

using Versions = std::vector<Result<std::int64_t>>;

bool is_late(const Commit& commit) {
    return commit.deadline && commit.deadline->passed();
}

// Of every commit that is not late already.
Result<Versions> write_all(SqliteConnection& connection, std::span<const Commit> commits) {
    Versions versions;
    for (const Commit& commit : commits) {
        if (is_late(commit)) {
            versions.push_back(fail(errors::timeout, "the deadline passed before it was written"));
            continue;
        }
        versions.push_back(commit_one(connection, commit));
        const auto& latest = versions.back();
        const bool is_settled = latest || latest.error().code == errors::conflict;
        if (!is_settled) return std::unexpected(latest.error());
    }
    return versions;
}

// Whether one that is about to be written became late meanwhile.
bool is_any_late(std::span<const Commit> commits, const Versions& versions) {
    for (std::size_t i = 0; i < commits.size(); ++i) {
        if (versions[i] && is_late(commits[i])) return true;
    }
    return false;
}

// Each round after the first leaves out one more, so that there is a last one.
Result<Versions> commit_all(SqliteConnection& connection, std::span<const Commit> commits) {
    for (;;) {
        auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Kind::write);
        if (!transaction) return std::unexpected(transaction.error());
        Result<Versions> versions = write_all(connection, commits);
        if (!versions) return versions;
        if (is_any_late(commits, *versions)) continue;
        if (const auto done = transaction->commit(); !done) return std::unexpected(done.error());
        return versions;
    }
}

}    // namespace

Result<Visit> load_visit(SqliteConnection& connection, const UserId& user,
                         const RequestId& request) {
    auto query = connection.query(
        "SELECT c.version, c.attributes, c.purchases, a.body FROM (SELECT ?1 AS user) AS asked"
        " LEFT JOIN customers AS c ON c.user = asked.user"
        " LEFT JOIN answers AS a ON a.user = asked.user AND a.request = ?2",
        {user.text(), request.text()});
    if (!query) return std::unexpected(query.error());
    if (const auto row = query->row(); !row) return std::unexpected(row.error());
    Visit visit;
    if (!query->is_null(0)) {
        visit.customer = Customer{
            .attributes = query->text(1), .purchases = query->text(2), .version = query->number(0)};
    }
    if (!query->is_null(3)) visit.answer = query->text(3);
    return visit;
}

std::vector<Result<std::int64_t>> commit_group(SqliteConnection& connection,
                                               std::span<const Commit> commits) {
    Result<Versions> versions = commit_all(connection, commits);
    if (versions) return std::move(*versions);
    return Versions(commits.size(), std::unexpected(versions.error()));
}

Result<void> erase_user(SqliteConnection& connection, const UserId& user) {
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Kind::write);
    if (!transaction) return std::unexpected(transaction.error());
    for (const std::string_view sql :
         {"DELETE FROM customers WHERE user = ?", "DELETE FROM inventory_changes WHERE user = ?",
          "DELETE FROM answers WHERE user = ?"}) {
        const auto deleted = connection.run(sql, {user.text()});
        if (!deleted) return std::unexpected(deleted.error());
    }
    return transaction->commit();
}

Result<std::size_t> prune_answers(SqliteConnection& connection, TimePoint before,
                                  std::size_t most) {
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Kind::write);
    if (!transaction) return std::unexpected(transaction.error());
    const auto pruned = connection.run(
        "DELETE FROM answers WHERE (user, request) IN (SELECT user, request FROM answers"
        " WHERE at_ms < ? ORDER BY at_ms LIMIT ?)",
        {milliseconds_of(before), static_cast<std::int64_t>(most)});
    if (!pruned) return std::unexpected(pruned.error());
    if (const auto done = transaction->commit(); !done) return std::unexpected(done.error());
    return static_cast<std::size_t>(*pruned);
}

Result<void> add_changes(SqliteConnection& connection, const std::string& user,
                         std::span<const InventoryChange> changes) {
    for (const InventoryChange& change : changes) {
        const auto added = connection.run(
            "INSERT INTO inventory_changes"
            " (user, product, at_ms, request, reason, units, items, stock)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            {user, change.product.text(), milliseconds_of(change.at), change.request.text(),
             change.reason, change.units, change.items, change.stock});
        if (!added) return std::unexpected(added.error());
    }
    return {};
}

Result<std::vector<InventoryChange>> changes_of(SqliteConnection& connection,
                                                const std::string& user) {
    auto query = connection.query(
        "SELECT product, at_ms, request, reason, units, items, stock FROM inventory_changes"
        " WHERE user = ? ORDER BY id",
        {user});
    if (!query) return std::unexpected(query.error());
    std::vector<InventoryChange> changes;
    Result<bool> row = query->row();
    for (; row && *row; row = query->row()) {
        changes.push_back(InventoryChange{.product = ReferenceName{query->text(0)},
                                          .at = time_of(query->number(1)),
                                          .request = RequestId{query->text(2)},
                                          .reason = query->text(3),
                                          .units = query->number(4),
                                          .items = query->number(5),
                                          .stock = query->number(6)});
    }
    if (!row) return std::unexpected(row.error());
    return changes;
}

}    // namespace ask::store::detail
