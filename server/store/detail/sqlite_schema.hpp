#pragma once

#include "core/result.hpp"
#include "store/database.hpp"
#include "store/detail/sqlite_connection.hpp"

namespace ask::store::detail {

// As Database::migrate: what is missing, in one transaction that only one process has at a time.
Result<Migrated> migrate_sqlite(SqliteConnection& connection);

// As Database::check_schema.
Result<void> check_sqlite_schema(SqliteConnection& connection);

}    // namespace ask::store::detail
