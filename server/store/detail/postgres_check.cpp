#include "store/detail/postgres_statements.hpp"

namespace ask::store::detail {

namespace {

// Stock begins at 0, changes by the items of each row, and never goes below 0. As numeric, for two
// numbers near the end of their range would make the sum itself fail.
constexpr const char* wrong_balances = R"(
    SELECT format('inventory_changes %s: %s: stock is %s, but %s and a change of %s make %s',
                  id, product, stock, before, items, greatest(before + items, 0))
    FROM (SELECT id, user_key, product, stock, items::numeric,
                 lag(stock, 1, 0::bigint)
                   OVER (PARTITION BY user_key, product ORDER BY id)::numeric AS before
          FROM inventory_changes) AS balance
    WHERE stock <> greatest(before + items, 0)
    ORDER BY user_key, product, id)";

constexpr const char* changes_of_nobody = R"(
    SELECT format('inventory_changes %s: its customer is not there', id)
    FROM inventory_changes LEFT JOIN customers USING (user_key)
    WHERE customers.user_key IS NULL ORDER BY id)";

constexpr const char* answers_of_nobody = R"(
    SELECT format('answers: %s remembered for a customer that is not there', count(*))
    FROM answers LEFT JOIN customers USING (user_key)
    WHERE customers.user_key IS NULL HAVING count(*) > 0)";

constexpr const char* wrong_versions = R"(
    SELECT format('customers: %s with a version that no commit gives', count(*))
    FROM customers WHERE version <= 0 HAVING count(*) > 0)";

}    // namespace

std::vector<Statement> check_statements() {
    return {{wrong_balances, {}},
            {changes_of_nobody, {}},
            {answers_of_nobody, {}},
            {wrong_versions, {}}};
}

}    // namespace ask::store::detail
