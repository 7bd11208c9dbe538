#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/json.hpp"

namespace ask::simulator::detail {

// A value on one line, with the spaces that people put: { "name": "Buy", "items": [1, 2] }.
[[nodiscard]] std::string spaced(const Json& value);

// `"name": value`.
[[nodiscard]] std::string member(const std::string& name, const std::string& value);

// An object of such members that begins at a column: side by side as far as a line of 100 columns
// goes, the next lines below the first member. `last` starts a line of its own, if it is not empty.
[[nodiscard]] std::string flowing_object(const std::vector<std::string>& members,
                                         std::size_t column, const std::string& last = {});

}    // namespace ask::simulator::detail
