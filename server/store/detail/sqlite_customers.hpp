#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "store/database.hpp"
#include "store/detail/sqlite_connection.hpp"

// The statements of Database's calls of the same names, on one connection whose deadline is set.
namespace ask::store::detail {

Result<Visit> load_visit(SqliteConnection& connection, const UserId& user,
                         const RequestId& request);
// All in one transaction: a conflict concerns its own commit, as does a deadline of its own that
// passed before it was written; any other failure all of them.
std::vector<Result<std::int64_t>> commit_group(SqliteConnection& connection,
                                               std::span<const Commit> commits);
Result<void> erase_user(SqliteConnection& connection, const UserId& user);
Result<std::size_t> prune_answers(SqliteConnection& connection, TimePoint before, std::size_t most);

// Inside a transaction of the caller's.
Result<void> add_changes(SqliteConnection& connection, const std::string& user,
                         std::span<const InventoryChange> changes);
Result<std::vector<InventoryChange>> changes_of(SqliteConnection& connection,
                                                const std::string& user);

}    // namespace ask::store::detail
