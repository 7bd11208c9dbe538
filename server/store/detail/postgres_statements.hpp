#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "store/database.hpp"
#include "store/detail/postgres_connection.hpp"
#include "store/detail/postgres_parameters.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::store::detail {

// One row: version, attributes, purchases (NULL if there is no customer), answer (NULL if none).
[[nodiscard]] Statement load_statement(const UserId& user, const RequestId& request);
[[nodiscard]] Visit visit_of(const Rows& rows);

// Everything of one commit, in one statement: a row that counts 1 if it was written. It is not if
// the version is another or the request has an answer.
[[nodiscard]] Statement commit_statement(const Commit& commit, std::int64_t new_version);

// To be run in one transaction: the user's row is held from the first on, so that nobody writes a
// change or an answer between.
[[nodiscard]] std::vector<Statement> erase_statements(const UserId& user);

[[nodiscard]] Statement prune_statement(TimePoint before, std::size_t most);
[[nodiscard]] Statement history_statement(const UserId& user);
// The column that `column` names and the six after it, as history_statement orders them.
[[nodiscard]] InventoryChange change_of(const Rows& rows, std::size_t row, int column);

// Two statements, to be run on one snapshot: customers, and all their changes.
[[nodiscard]] std::vector<Statement> page_statements(const std::string& after, std::size_t most);
[[nodiscard]] std::vector<ArchivedCustomer> page_of(const Rows& customers, const Rows& changes);

// To be run in one transaction: customers first, whose rows are held from then on.
[[nodiscard]] std::vector<Statement> put_statements(std::span<const ArchivedCustomer> customers,
                                                    const ImportMark& mark);

// Each gives rows of one column: a fault in words.
[[nodiscard]] std::vector<Statement> check_statements();

}    // namespace ask::store::detail
