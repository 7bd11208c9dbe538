#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace ask::store::detail {

// One numbered step of a schema: the file "0001_customers.sql" of an engine's folder.
struct Migration {
    int number = 0;
    std::string_view name;    // "customers"
    std::string_view sql;     // one or more statements
};

// The steps of an engine ("sqlite", "postgres"), by number: 1, 2, 3… without a gap; a file whose
// name is not of that form is not a step. They live as long as the program.
[[nodiscard]] std::vector<Migration> migrations_of(std::string_view engine);

// Those that come after the number that a database has (0: none). Errors: newer_schema if it has
// one that this program does not know.
[[nodiscard]] Result<std::vector<Migration>> missing_migrations(std::span<const Migration> known,
                                                                int found);

// Errors: older_schema, newer_schema if the number that a database has is not the last known one.
[[nodiscard]] Result<void> check_number(std::span<const Migration> known, int found);

// The number and name in "…/0001_customers.sql"; number 0 for any other path.
[[nodiscard]] Migration migration_of_path(std::string_view path);

}    // namespace ask::store::detail
