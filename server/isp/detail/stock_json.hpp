#pragma once

#include "isp/inventory_rules.hpp"
#include "model/json.hpp"

namespace ask::isp::detail {

[[nodiscard]] Stock read_stock(const Json& value);
// Into what was read: members that are not the stock's stay.
void write_stock(Json& object, const Stock& stock);

}    // namespace ask::isp::detail
