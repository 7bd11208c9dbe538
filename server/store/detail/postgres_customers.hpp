#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/deadline.hpp"
#include "core/result.hpp"
#include "store/database.hpp"
#include "store/detail/postgres_connection.hpp"

namespace ask::store::detail {

// The calls of store::Database on an open connection. Errors: as code_of_state, and those of
// PostgresConnection.
Result<Visit> load_visit(PostgresConnection& connection, const UserId& user,
                         const RequestId& request, Deadline deadline);
Result<std::int64_t> commit_one(PostgresConnection& connection, const Commit& commit,
                                Deadline deadline);
// All in one transaction, a result each. As a whole it fails, and nothing is written, if a
// statement fails otherwise than by a conflict, or waits for somebody else's lock for longer than a
// moment: then errors::timeout comes before the deadline. After connection_lost, or errors::timeout
// at the deadline, it may have been written.
Result<std::vector<Result<std::int64_t>>> commit_group(PostgresConnection& connection,
                                                       std::span<const Commit> commits,
                                                       Deadline deadline);
Result<void> erase_user(PostgresConnection& connection, const UserId& user, Deadline deadline);
Result<std::size_t> prune_answers(PostgresConnection& connection, TimePoint before,
                                  std::size_t most, Deadline deadline);
Result<std::vector<InventoryChange>> changes_of(PostgresConnection& connection, const UserId& user,
                                                Deadline deadline);
Result<std::vector<std::string>> faults_of(PostgresConnection& connection, Deadline deadline);
Result<std::int64_t> count_customers(PostgresConnection& connection, Deadline deadline);
Result<std::vector<ArchivedCustomer>> customers_after(PostgresConnection& connection,
                                                      const std::string& after, std::size_t most,
                                                      Deadline deadline);
Result<void> put_customers(PostgresConnection& connection,
                           std::span<const ArchivedCustomer> customers, const ImportMark& mark,
                           Deadline deadline);

}    // namespace ask::store::detail
