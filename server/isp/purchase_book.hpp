#pragma once

#include <optional>

#include "core/result.hpp"
#include "core/task.hpp"
#include "isp/purchase_record.hpp"
#include "store/unit_of_work.hpp"

namespace ask::isp {

// The purchase record of one request's customer: read once, shared by all who change it. Used on
// one thread; several coroutines of the request may open it at the same time.
class PurchaseBook {
 public:
    explicit PurchaseBook(store::UnitOfWork& work) : work_(work) {}

    // The pointer lives as long as this object. Errors: as UnitOfWork::customer, and
    // errors::invalid for a stored text that is no record.
    Task<Result<PurchaseRecord*>> open();
    // Hands what was changed since open() to the unit of work.
    void write_back();

    [[nodiscard]] store::UnitOfWork& work() { return work_; }

 private:
    store::UnitOfWork& work_;
    store::Customer* customer_ = nullptr;    // once opened
    std::optional<PurchaseRecord> record_;
};

}    // namespace ask::isp
