#pragma once

#include "core/result.hpp"
#include "model/json.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator {

// What an Amazon should still know another day: its customers with what they bought, and which
// products are on sale. Never tokens, never faults, never a request under way.
[[nodiscard]] Json to_json(const Amazon& amazon);

// Puts the customers of such a document in place of those that are there, and the products on or
// off sale; products that the shop does not have are passed over. Errors: errors::invalid with one
// line, JSON pointer and what is wrong there; then nothing was changed.
[[nodiscard]] Result<void> restore(Amazon& amazon, const Json& document);

}    // namespace ask::simulator
