#pragma once

#include <optional>

#include "catalog/detail/place.hpp"

namespace ask::catalog::detail {

// The product of a product file: the file's object, or what the management API wraps it in
// (inSkillProductDefinition). Nothing: it holds none.
[[nodiscard]] std::optional<Place> product_in(const Place& root);

}    // namespace ask::catalog::detail
