#pragma once

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "store/database.hpp"
#include "store/detail/postgres_connection.hpp"

namespace ask::store::detail {

// Applies the missing migrations in one transaction, in the schema that the search_path names
// first. Who else tries at the same moment waits, and finds nothing missing.
// Errors: also newer_schema.
Result<Migrated> migrate_postgres(PostgresConnection& connection, Deadline deadline);

// As Database::check_schema.
Result<void> check_postgres_schema(PostgresConnection& connection, Deadline deadline);

}    // namespace ask::store::detail
