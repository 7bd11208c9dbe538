#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/clock.hpp"
#include "core/deadline.hpp"
#include "core/ids.hpp"
#include "core/once.hpp"
#include "core/result.hpp"
#include "core/step_times.hpp"
#include "core/task.hpp"
#include "store/persistence_adapter.hpp"

namespace ask::store {

// One request's work on one customer: loaded on first use, committed once, whole or not at all.
// Used on one thread; several coroutines of the request may ask at the same time.
class UnitOfWork {
 public:
    struct Parts {
        PersistenceAdapter& adapter;
        UserId user;
        RequestId request;
        TimePoint now;
        Deadline deadline;
        std::shared_ptr<StepTimes> times = nullptr;    // told of Step::store
    };
    explicit UnitOfWork(Parts parts);

    // The customer as stored, to read and change. The pointer lives as long as this object; a
    // failure is kept, so that a request does not wait twice for the same dead store.
    // Errors: as PersistenceAdapter::load.
    Task<Result<Customer*>> customer();
    [[nodiscard]] bool loaded() const { return visit_ && visit_->has_value(); }
    // The answer that this very request was given before. Nothing until loaded; where there is one,
    // it is to be given again, and commit() refuses.
    [[nodiscard]] const std::optional<std::string>& earlier_answer() const;

    void add(InventoryChange change) { changes_.push_back(std::move(change)); }
    // What was changed is not kept, and at commit the customer is forgotten.
    void forget_customer() { forget_ = true; }
    [[nodiscard]] bool forgets_customer() const { return forget_; }
    // Something that a second copy of this request must not do again.
    [[nodiscard]] bool changed_purchases() const;
    [[nodiscard]] bool changed() const;

    // The changes of the inventory that commit() wrote; none before, and none where it failed.
    [[nodiscard]] std::span<const InventoryChange> kept_changes() const {
        return kept_ ? std::span<const InventoryChange>(changes_)
                     : std::span<const InventoryChange>();
    }

    // Writes what changed, if anything did. `answer`: to be remembered for a second copy.
    // Once, as the last thing. Errors: as PersistenceAdapter::commit and ::erase.
    Task<Result<void>> commit(std::optional<std::string> answer);

    [[nodiscard]] const UserId& user() const { return parts_.user; }
    [[nodiscard]] const RequestId& request() const { return parts_.request; }
    [[nodiscard]] TimePoint now() const { return parts_.now; }
    [[nodiscard]] Deadline deadline() const { return parts_.deadline; }
    [[nodiscard]] PersistenceAdapter& adapter() { return parts_.adapter; }

 private:
    class Asking;

    Task<void> ask();

    Parts parts_;
    std::optional<Result<Visit>> visit_;
    Customer before_;    // as it was loaded
    std::vector<InventoryChange> changes_;
    bool forget_ = false;
    bool asking_ = false;
    bool kept_ = false;
    Once answered_;
};

}    // namespace ask::store
