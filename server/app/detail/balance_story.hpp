#pragma once

#include <string>
#include <vector>

#include "store/persistence_adapter.hpp"

namespace ask::app::detail {

// What became of every item of one customer, product by product, a line each, oldest first; the
// last line of a product is what is left. Times are UTC. Empty for no changes.
[[nodiscard]] std::string balance_story(const std::vector<store::InventoryChange>& changes);

}    // namespace ask::app::detail
