#pragma once

#include <string>
#include <vector>

#include "chaos/trial.hpp"

namespace ask::chaos {

[[nodiscard]] std::string table_head();
[[nodiscard]] std::string table_line(const Row& row);
// Why a row is not good, and what was noted; a line each.
[[nodiscard]] std::string details(const Row& row);
// All of it, for programs.
[[nodiscard]] std::string to_json(const std::vector<Row>& rows);

}    // namespace ask::chaos
