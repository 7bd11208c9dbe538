#include "store/detail/sqlite_archive.hpp"

#include "store/detail/random_values.hpp"
#include "store/detail/sqlite_customers.hpp"
#include "store/detail/sqlite_facts.hpp"

namespace ask::store::detail {

namespace {

using Customers = std::vector<ArchivedCustomer>;

Result<Customers> rows_after(SqliteConnection& connection, const std::string& after,
                             std::size_t most) {
    auto query = connection.query(
        "SELECT user, attributes, purchases FROM customers WHERE user > ? ORDER BY user LIMIT ?",
        {after, static_cast<std::int64_t>(most)});
    if (!query) return std::unexpected(query.error());
    Customers customers;
    Result<bool> row = query->row();
    for (; row && *row; row = query->row()) {
        customers.push_back(ArchivedCustomer{
            .user = query->text(0),
            .customer = {.attributes = query->text(1), .purchases = query->text(2), .version = 0},
            .changes = {}});
    }
    if (!row) return std::unexpected(row.error());
    return customers;
}

Result<void> replace(SqliteConnection& connection, const ArchivedCustomer& archived) {
    const auto written = connection.run(
        "INSERT INTO customers (user, version, attributes, purchases) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (user) DO UPDATE SET version = excluded.version,"
        " attributes = excluded.attributes, purchases = excluded.purchases",
        {archived.user, new_version(), archived.customer.attributes, archived.customer.purchases});
    if (!written) return std::unexpected(written.error());
    const auto cleared =
        connection.run("DELETE FROM inventory_changes WHERE user = ?", {archived.user});
    if (!cleared) return std::unexpected(cleared.error());
    return add_changes(connection, archived.user, archived.changes);
}

}    // namespace

Result<std::int64_t> count_customers(SqliteConnection& connection) {
    auto query = connection.query("SELECT count(*) FROM customers");
    if (!query) return std::unexpected(query.error());
    if (const auto row = query->row(); !row) return std::unexpected(row.error());
    return query->number(0);
}

// In one transaction: customers and their changes are of the same moment.
Result<Customers> customers_after(SqliteConnection& connection, const std::string& after,
                                  std::size_t most) {
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Kind::read);
    if (!transaction) return std::unexpected(transaction.error());
    Result<Customers> customers = rows_after(connection, after, most);
    if (!customers) return customers;
    for (ArchivedCustomer& archived : *customers) {
        auto changes = changes_of(connection, archived.user);
        if (!changes) return std::unexpected(changes.error());
        archived.changes = std::move(*changes);
    }
    return customers;
}

Result<void> put_customers(SqliteConnection& connection,
                           std::span<const ArchivedCustomer> customers, const ImportMark& mark) {
    auto transaction = SqliteTransaction::begin(connection, SqliteTransaction::Kind::write);
    if (!transaction) return std::unexpected(transaction.error());
    for (const ArchivedCustomer& archived : customers) {
        if (const auto replaced = replace(connection, archived); !replaced) return replaced;
    }
    if (const auto marked = set_mark(connection, mark); !marked) return marked;
    return transaction->commit();
}

}    // namespace ask::store::detail
