#pragma once

#include <optional>
#include <string>

#include "core/result.hpp"
#include "core/secret.hpp"
#include "store/database.hpp"
#include "store/detail/sqlite_connection.hpp"

// What the database knows of itself: Database's calls of the same names, on one connection whose
// deadline is set.
namespace ask::store::detail {

Result<Secret> shared_key_of(SqliteConnection& connection);
Result<std::string> store_id_of(SqliteConnection& connection);
// Whether users are named so, as far as the database tells; also one without tables. Without a
// naming all is well; with `may_rename` also while nobody is there. Errors: also
// other_user_naming.
Result<void> check_naming_of(SqliteConnection& connection, const std::optional<std::string>& naming,
                             bool may_rename);
// Notes the naming for ever; `may_rename`: also in the place of another while nobody is there.
// Errors: also other_user_naming.
Result<void> note_naming(SqliteConnection& connection, const std::optional<std::string>& naming,
                         bool may_rename);
Result<void> probe_write(SqliteConnection& connection);
Result<std::optional<ImportMark>> mark_of(SqliteConnection& connection, const std::string& source);
// Inside a transaction of the caller's.
Result<void> set_mark(SqliteConnection& connection, const ImportMark& mark);
Result<void> clear_mark(SqliteConnection& connection, const std::string& source);

}    // namespace ask::store::detail
