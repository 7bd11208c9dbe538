#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "store/database.hpp"
#include "store/detail/sqlite_connection.hpp"

// All customers, for moving them: Database's calls of the same names, on one connection whose
// deadline is set.
namespace ask::store::detail {

Result<std::int64_t> count_customers(SqliteConnection& connection);
Result<std::vector<ArchivedCustomer>> customers_after(SqliteConnection& connection,
                                                      const std::string& after, std::size_t most);
Result<void> put_customers(SqliteConnection& connection,
                           std::span<const ArchivedCustomer> customers, const ImportMark& mark);

}    // namespace ask::store::detail
