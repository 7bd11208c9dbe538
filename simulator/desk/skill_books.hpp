#pragma once

#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"

namespace ask::simulator {

// What the skill itself has written down of a consumable.
struct ProductBalance {
    ReferenceName product;
    std::int64_t left = 0;      // items
    std::int64_t bought = 0;    // items, without those taken back
    std::int64_t used = 0;      // items
};

// The skill's own books, where they can be read: of a skill written with skilld, its database. A
// call may wait for it; any thread.
class SkillBooks {
 public:
    virtual ~SkillBooks() = default;
    // Nothing for somebody whom the skill has not met. Errors: one sentence on why they cannot be
    // read.
    virtual Result<std::vector<ProductBalance>> balances_of(const UserId& user) = 0;
};

}    // namespace ask::simulator
