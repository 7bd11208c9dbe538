#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "isp/inventory_rules.hpp"

namespace ask::isp::detail {

// A stock while it is being agreed with Amazon, and the lines that tell of it. Each step writes at
// most one.
class Reckoning {
 public:
    Reckoning(Stock stock, TimePoint now, const StockRules& rules);

    [[nodiscard]] const Stock& stock() const { return stock_; }
    [[nodiscard]] Reckoned done() { return {std::move(stock_), std::move(changes_)}; }

    // Gives how many of `units` were provisional ones.
    std::int64_t confirm(std::int64_t units);
    // Gives how many of `units` had been taken away. Their old contents come back, less what had
    // been used of them.
    std::int64_t give_back(std::int64_t units);
    void buy(std::int64_t units, std::int64_t items_per_unit);
    void refund(std::int64_t units);
    void credit(const RequestId& request, std::int64_t items_per_unit);
    void revoke_overdue();

 private:
    void add(Lot lot);
    // Takes the newest units off the stock.
    std::vector<Lot> take(std::int64_t units);
    // Remembers what was taken, and settles what had been used of it.
    void remember(std::vector<Lot> lots);
    void give_back_some(Removal& removal, std::int64_t units);
    void lower_departed(std::int64_t by);
    void forget_old_removals();
    void note(std::string_view reason, std::int64_t units);

    Stock stock_;
    TimePoint now_;
    StockRules rules_;
    std::vector<StockChange> changes_;
    std::int64_t shown_;    // items left after the last line
};

}    // namespace ask::isp::detail
