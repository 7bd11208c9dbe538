#include "isp/purchase_book.hpp"

#include <utility>

namespace ask::isp {

Task<Result<PurchaseRecord*>> PurchaseBook::open() {
    auto loading = work_.customer();
    const Result<store::Customer*> customer = co_await std::move(loading);
    if (!customer) co_return propagate(customer, "purchase record");
    if (!record_) {
        Result<PurchaseRecord> record = read_purchase_record((*customer)->purchases);
        if (!record) co_return propagate(record, "purchase record");
        record_ = std::move(*record);
        customer_ = *customer;
    }
    co_return &*record_;
}

void PurchaseBook::write_back() {
    if (record_) customer_->purchases = write_purchase_record(*record_);
}

}    // namespace ask::isp
