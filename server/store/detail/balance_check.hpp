#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ask::store::detail {

// One row of inventory_changes, as much of it as its stock depends on.
struct BalanceRow {
    std::int64_t id = 0;
    std::string user;
    std::string product;
    std::int64_t items = 0;
    std::int64_t stock = 0;
};

// Adds up every balance anew. Stock begins at 0, changes by the items of each row, and never goes
// below 0: what a refund takes from somebody who used it up already is a debt.
class BalanceCheck {
 public:
    // Rows in the order of user, product, id.
    void add(const BalanceRow& row);
    // A line for each row that does not follow from the one before; it names rows, not people.
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }

 private:
    std::string user_;
    std::string product_;
    std::int64_t stock_ = 0;
    std::vector<std::string> faults_;
};

}    // namespace ask::store::detail
