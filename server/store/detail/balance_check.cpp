#include "store/detail/balance_check.hpp"

#include <algorithm>

namespace ask::store::detail {

void BalanceCheck::add(const BalanceRow& row) {
    const bool is_same_balance = row.user == user_ && row.product == product_;
    const std::int64_t before = is_same_balance ? stock_ : 0;
    std::int64_t after = 0;
    // Items near the end of the number range are a fault by themselves.
    if (__builtin_add_overflow(before, row.items, &after)) after = 0;
    after = std::max<std::int64_t>(after, 0);
    if (row.stock != after) {
        faults_.push_back("inventory_changes " + std::to_string(row.id) + ": " + row.product +
                          ": stock is " + std::to_string(row.stock) + ", but " +
                          std::to_string(before) + " and a change of " + std::to_string(row.items) +
                          " make " + std::to_string(after));
    }
    user_ = row.user;
    product_ = row.product;
    stock_ = row.stock;
}

}    // namespace ask::store::detail
