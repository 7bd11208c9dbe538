#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "store/detail/sqlite_connection.hpp"

namespace ask::store::detail {

// What SQLite finds wrong with its file, a line each; none: sound. Where it cannot go on, what it
// found until then. Errors: errors::timeout if that is nothing by the deadline.
Result<std::vector<std::string>> file_faults(SqliteConnection& connection);

// Balances that do not add up, a line each.
Result<std::vector<std::string>> balance_faults(SqliteConnection& connection);

}    // namespace ask::store::detail
