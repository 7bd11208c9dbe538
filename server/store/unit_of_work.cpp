#include "store/unit_of_work.hpp"

namespace ask::store {

UnitOfWork::UnitOfWork(Parts parts) : parts_(std::move(parts)) {}

// Whatever becomes of the coroutine that asks, those who wait for it get an answer.
class UnitOfWork::Asking {
 public:
    explicit Asking(UnitOfWork& work) : work_(work) { work_.asking_ = true; }
    ~Asking() {
        if (!work_.visit_) work_.visit_ = fail(errors::unavailable, "the call was given up");
        work_.answered_.happen();
    }
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

 private:
    UnitOfWork& work_;
};

Task<void> UnitOfWork::ask() {
    const Asking asking(*this);
    const StepWatch watch(parts_.times, Step::store);
    auto loading = parts_.adapter.load(parts_.user, parts_.request, parts_.deadline);
    Result<Visit> visit = co_await std::move(loading);
    if (visit) before_ = visit->customer;
    visit_ = std::move(visit);
}

Task<Result<Customer*>> UnitOfWork::customer() {
    if (!visit_ && !asking_) {
        auto asking = ask();
        co_await std::move(asking);
    }
    if (!visit_) {
        auto waiting = answered_.wait(parts_.deadline);
        static_cast<void>(co_await std::move(waiting));
    }
    if (!visit_) co_return fail(errors::timeout, "load the customer: the deadline passed");
    if (!*visit_) co_return propagate(*visit_, "load the customer");
    co_return &(*visit_)->customer;
}

const std::optional<std::string>& UnitOfWork::earlier_answer() const {
    static const std::optional<std::string> none;
    return loaded() ? (*visit_)->answer : none;
}

bool UnitOfWork::changed_purchases() const {
    if (!loaded()) return false;
    return !changes_.empty() || (*visit_)->customer.purchases != before_.purchases;
}

bool UnitOfWork::changed() const {
    return changed_purchases() ||
           (loaded() && (*visit_)->customer.attributes != before_.attributes);
}

Task<Result<void>> UnitOfWork::commit(std::optional<std::string> answer) {
    const StepWatch watch(parts_.times, Step::store);
    if (forget_) {
        auto erasing = parts_.adapter.erase(parts_.user, parts_.deadline);
        co_return co_await std::move(erasing);
    }
    if (!changed() && !answer) co_return Result<void>{};
    if (!loaded()) co_return fail(errors::bug, "commit: the customer was not loaded");
    Commit commit{.user = parts_.user,
                  .request = parts_.request,
                  .customer = (*visit_)->customer,
                  .changes = changes_,
                  .answer = std::move(answer),
                  .at = parts_.now};
    auto committing = parts_.adapter.commit(std::move(commit), parts_.deadline);
    const Result<std::int64_t> version = co_await std::move(committing);
    if (!version) co_return propagate(version, "commit");
    kept_ = true;
    co_return Result<void>{};
}

}    // namespace ask::store
