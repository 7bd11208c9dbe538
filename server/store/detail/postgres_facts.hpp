#pragma once

#include <optional>
#include <string>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "core/secret.hpp"
#include "store/database.hpp"
#include "store/detail/postgres_connection.hpp"

namespace ask::store::detail {

// What the database knows of itself. Made at the first question, and whoever asks at the same
// moment is given the same.
Result<Secret> shared_key_of(PostgresConnection& connection, Deadline deadline);
Result<std::string> store_id_of(PostgresConnection& connection, Deadline deadline);

// As sqlite_facts'.
Result<void> check_naming_of(PostgresConnection& connection,
                             const std::optional<std::string>& naming, bool may_rename,
                             Deadline deadline);
Result<void> note_naming(PostgresConnection& connection, const std::optional<std::string>& naming,
                         bool may_rename, Deadline deadline);

// Writes a row and deletes it, and waits for the disk as a commit does.
Result<void> probe_write(PostgresConnection& connection, Deadline deadline);

Result<std::optional<ImportMark>> mark_of(PostgresConnection& connection, const std::string& source,
                                          Deadline deadline);
Result<void> clear_mark(PostgresConnection& connection, const std::string& source,
                        Deadline deadline);

}    // namespace ask::store::detail
