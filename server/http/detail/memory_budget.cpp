#include "http/detail/memory_budget.hpp"

namespace ask::http::detail {

MemoryBudget::MemoryBudget(std::size_t most_bytes)
    : account_(new Share::Account{.most = most_bytes}) {}

bool MemoryBudget::Share::resize(std::size_t bytes) {
    if (bytes <= bytes_) {
        account_->taken.fetch_sub(bytes_ - bytes);
        bytes_ = bytes;
        return true;
    }
    const std::size_t more = bytes - bytes_;
    if (account_->taken.fetch_add(more) + more > account_->most) {
        account_->taken.fetch_sub(more);
        return false;
    }
    bytes_ = bytes;
    return true;
}

}    // namespace ask::http::detail
