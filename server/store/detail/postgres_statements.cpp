#include "store/detail/postgres_statements.hpp"

#include <string_view>

#include "store/detail/milliseconds.hpp"
#include "store/detail/random_values.hpp"

namespace ask::store::detail {

namespace {

// Changes as columns, the form in which one statement takes any number of them.
struct ChangeColumns {
    std::vector<std::string_view> products;
    std::vector<std::int64_t> times;
    std::vector<std::string_view> requests;
    std::vector<std::string_view> reasons;
    std::vector<std::int64_t> units;
    std::vector<std::int64_t> items;
    std::vector<std::int64_t> stocks;

    void add(const InventoryChange& change) {
        products.push_back(change.product.text());
        times.push_back(milliseconds_of(change.at));
        requests.push_back(change.request.text());
        reasons.push_back(change.reason);
        units.push_back(change.units);
        items.push_back(change.items);
        stocks.push_back(change.stock);
    }
    void append_to(Parameters& parameters) const {
        parameters.texts(products).numbers(times).texts(requests).texts(reasons);
        parameters.numbers(units).numbers(items).numbers(stocks);
    }
};

// $1 user, $2 version loaded, $3 new version, $4 attributes, $5 purchases, $6 request, $7 now,
// $8 answer or NULL, $9 to $15 the changes' columns.
constexpr const char* update_customer = R"(
    WITH written AS (
      UPDATE customers SET version = $3, attributes = $4, purchases = $5
      WHERE user_key = $1 AND version = $2
        AND NOT EXISTS (SELECT FROM answers WHERE user_key = $1 AND request = $6)
      RETURNING user_key),)";
constexpr const char* insert_customer = R"(
    WITH written AS (
      INSERT INTO customers (user_key, version, attributes, purchases)
      SELECT $1, $3, $4, $5 WHERE $2 = 0
        AND NOT EXISTS (SELECT FROM answers WHERE user_key = $1 AND request = $6)
      ON CONFLICT (user_key) DO NOTHING
      RETURNING user_key),)";
constexpr const char* and_the_rest = R"(
    told AS (
      INSERT INTO inventory_changes
        (user_key, product, at_ms, request, reason, units, items, stock)
      SELECT user_key, product, at_ms, request, reason, units, items, stock
      FROM written, unnest($9, $10, $11, $12, $13, $14, $15) WITH ORDINALITY
        AS change (product, at_ms, request, reason, units, items, stock, place)
      ORDER BY place),
    remembered AS (
      INSERT INTO answers (user_key, request, at_ms, body)
      SELECT user_key, $6, $7, $8 FROM written WHERE $8 IS NOT NULL)
    SELECT count(*) FROM written)";

constexpr const char* put_customers = R"(
    INSERT INTO customers (user_key, version, attributes, purchases)
    SELECT * FROM unnest($1, $2, $3, $4)
    ON CONFLICT (user_key) DO UPDATE SET version = excluded.version,
      attributes = excluded.attributes, purchases = excluded.purchases)";
constexpr const char* forget_changes = "DELETE FROM inventory_changes WHERE user_key = ANY ($1)";
constexpr const char* put_changes = R"(
    INSERT INTO inventory_changes
      (user_key, product, at_ms, request, reason, units, items, stock)
    SELECT user_key, product, at_ms, request, reason, units, items, stock
    FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) WITH ORDINALITY
      AS change (user_key, product, at_ms, request, reason, units, items, stock, place)
    ORDER BY place)";
constexpr const char* put_mark = R"(
    INSERT INTO imports (source, last_user, customers) VALUES ($1, $2, $3)
    ON CONFLICT (source) DO UPDATE SET last_user = excluded.last_user,
      customers = excluded.customers)";

}    // namespace

Statement load_statement(const UserId& user, const RequestId& request) {
    Statement statement{R"(
        SELECT version, attributes, purchases, body
        FROM (SELECT) AS one_row
          LEFT JOIN customers ON customers.user_key = $1
          LEFT JOIN answers ON answers.user_key = $1 AND answers.request = $2)",
                        {}};
    statement.parameters.text(user.text()).text(request.text());
    return statement;
}

Visit visit_of(const Rows& rows) {
    Visit visit;
    if (!rows.is_null(0, 0)) {
        visit.customer = {.attributes = rows.string(0, 1),
                          .purchases = rows.string(0, 2),
                          .version = rows.number(0, 0)};
    }
    if (!rows.is_null(0, 3)) visit.answer = rows.string(0, 3);
    return visit;
}

Statement commit_statement(const Commit& commit, std::int64_t new_version) {
    static const std::string update = std::string(update_customer) + and_the_rest;
    static const std::string insert = std::string(insert_customer) + and_the_rest;
    const bool is_new = commit.customer.version == 0;
    Statement statement{is_new ? insert.c_str() : update.c_str(), {}};
    Parameters& values = statement.parameters;
    values.text(commit.user.text()).number(commit.customer.version).number(new_version);
    values.text(commit.customer.attributes).text(commit.customer.purchases);
    values.text(commit.request.text())
        .number(milliseconds_of(commit.at))
        .text_or_null(commit.answer);
    ChangeColumns columns;
    for (const InventoryChange& change : commit.changes) columns.add(change);
    columns.append_to(values);
    return statement;
}

// The first makes the row if there is none: a commit of a new customer then waits for the end.
std::vector<Statement> erase_statements(const UserId& user) {
    Parameters key;
    key.text(user.text());
    return {{R"(INSERT INTO customers (user_key, version, attributes, purchases)
                VALUES ($1, 0, '{}', '{}')
                ON CONFLICT (user_key) DO UPDATE SET version = customers.version)",
             key},
            {"DELETE FROM inventory_changes WHERE user_key = $1", key},
            {"DELETE FROM answers WHERE user_key = $1", key},
            {"DELETE FROM customers WHERE user_key = $1", key}};
}

Statement prune_statement(TimePoint before, std::size_t most) {
    Statement statement{R"(
        DELETE FROM answers WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM answers WHERE at_ms < $1 ORDER BY at_ms LIMIT $2
          FOR UPDATE SKIP LOCKED)))",
                        {}};
    statement.parameters.number(milliseconds_of(before)).number(static_cast<std::int64_t>(most));
    return statement;
}

Statement history_statement(const UserId& user) {
    Statement statement{R"(
        SELECT product, at_ms, request, reason, units, items, stock
        FROM inventory_changes WHERE user_key = $1 ORDER BY id)",
                        {}};
    statement.parameters.text(user.text());
    return statement;
}

InventoryChange change_of(const Rows& rows, std::size_t row, int column) {
    return {.product = ReferenceName(rows.string(row, column)),
            .at = time_of(rows.number(row, column + 1)),
            .request = RequestId(rows.string(row, column + 2)),
            .reason = rows.string(row, column + 3),
            .units = rows.number(row, column + 4),
            .items = rows.number(row, column + 5),
            .stock = rows.number(row, column + 6)};
}

std::vector<Statement> page_statements(const std::string& after, std::size_t most) {
    Parameters from;
    from.text(after).number(static_cast<std::int64_t>(most));
    return {{R"(SELECT user_key, attributes, purchases FROM customers
                WHERE user_key > $1 ORDER BY user_key LIMIT $2)",
             from},
            {R"(SELECT user_key, product, at_ms, request, reason, units, items, stock
                FROM inventory_changes
                WHERE user_key > $1 AND user_key <=
                  (SELECT max(user_key) FROM (SELECT user_key FROM customers WHERE user_key > $1
                                              ORDER BY user_key LIMIT $2) AS page)
                ORDER BY user_key, id)",
             from}};
}

// A user who is given twice is refused by the server: PostgreSQL replaces a row once a statement.
std::vector<Statement> put_statements(std::span<const ArchivedCustomer> customers,
                                      const ImportMark& mark) {
    std::vector<std::string_view> users, attributes, purchases, owners;
    std::vector<std::int64_t> versions;
    ChangeColumns columns;
    for (const ArchivedCustomer& one : customers) {
        users.push_back(one.user);
        versions.push_back(new_version());
        attributes.push_back(one.customer.attributes);
        purchases.push_back(one.customer.purchases);
        owners.insert(owners.end(), one.changes.size(), one.user);
        for (const InventoryChange& change : one.changes) columns.add(change);
    }
    std::vector<Statement> statements = {
        {put_customers, {}}, {forget_changes, {}}, {put_changes, {}}, {put_mark, {}}};
    statements[0].parameters.texts(users).numbers(versions).texts(attributes).texts(purchases);
    statements[1].parameters.texts(users);
    columns.append_to(statements[2].parameters.texts(owners));
    statements[3].parameters.text(mark.source).text(mark.last_user).number(mark.customers);
    return statements;
}

// Both are in the order of the users, so one walk over each is enough.
std::vector<ArchivedCustomer> page_of(const Rows& customers, const Rows& changes) {
    std::vector<ArchivedCustomer> page;
    page.reserve(customers.size());
    std::size_t change = 0;
    for (std::size_t row = 0; row < customers.size(); ++row) {
        ArchivedCustomer& one = page.emplace_back();
        one.user = customers.string(row, 0);
        one.customer = {.attributes = customers.string(row, 1),
                        .purchases = customers.string(row, 2),
                        .version = 0};
        for (; change < changes.size() && changes.text(change, 0) <= one.user; ++change) {
            const bool is_its = changes.text(change, 0) == one.user;    // or of nobody
            if (is_its) one.changes.push_back(change_of(changes, change, 1));
        }
    }
    return page;
}

}    // namespace ask::store::detail
