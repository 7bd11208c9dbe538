#include "http/detail/memory_budget.hpp"

#include <algorithm>

namespace ask::http::detail {

MemoryBudget::MemoryBudget(std::size_t most_bytes, std::size_t free_bytes_each)
    : account_(new Share::Account{.most = most_bytes, .free_each = free_bytes_each}) {}

bool MemoryBudget::Share::resize(std::size_t bytes) {
    const std::size_t wanted = bytes - std::min(bytes, account_->free_each);
    if (wanted <= taken_) {
        account_->taken.fetch_sub(taken_ - wanted);
        taken_ = wanted;
        return true;
    }
    const std::size_t more = wanted - taken_;
    if (account_->taken.fetch_add(more) + more > account_->most) {
        account_->taken.fetch_sub(more);
        return false;
    }
    taken_ = wanted;
    return true;
}

}    // namespace ask::http::detail
