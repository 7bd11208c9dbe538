#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "core/deadline.hpp"
#include "core/once.hpp"
#include "core/result.hpp"
#include "core/task.hpp"
#include "store/database.hpp"

namespace ask::store::detail {

class CommitCall;

// A call on its way to a thread of the pool and back. Shared by the thread and the coroutine that
// waits: either may be gone first.
class StoreCall {
 public:
    explicit StoreCall(Deadline deadline) : deadline_(deadline) {}
    virtual ~StoreCall() = default;
    StoreCall(const StoreCall&) = delete;
    StoreCall& operator=(const StoreCall&) = delete;

    // Does it, and gives the result to the coroutine. Blocks.
    virtual void run(Database& database) = 0;
    // Gives this instead.
    virtual void refuse(const Error& error) = 0;
    // A commit can share its transaction with others.
    virtual CommitCall* as_commit() { return nullptr; }
    [[nodiscard]] Deadline deadline() const { return deadline_; }

 private:
    const Deadline deadline_;
};

// One whose result is a T.
template <class T>
class CallFor : public StoreCall {
 public:
    using StoreCall::StoreCall;

    // The first result counts. Any thread.
    void give(Result<T> result) {
        {
            const std::lock_guard hold(mutex_);
            if (result_) return;
            result_.emplace(std::move(result));
        }
        given_.happen();
    }
    void refuse(const Error& error) override { give(std::unexpected(error)); }

    // Awaited once, by somebody who shares this call. Errors: also errors::timeout.
    Task<Result<T>> result() {
        auto waiting = given_.wait(deadline());
        static_cast<void>(co_await std::move(waiting));
        const std::lock_guard hold(mutex_);
        if (result_) co_return std::move(*result_);
        co_return fail(errors::timeout, "the store did not answer in time");
    }

 private:
    std::mutex mutex_;
    std::optional<Result<T>> result_;
    Once given_;
};

template <class T>
class WorkCall final : public CallFor<T> {
 public:
    using Work = std::function<Result<T>(Database&)>;
    WorkCall(Deadline deadline, Work work) : CallFor<T>(deadline), work_(std::move(work)) {}
    void run(Database& database) override { this->give(work_(database)); }

 private:
    const Work work_;
};

class CommitCall final : public CallFor<std::int64_t> {
 public:
    CommitCall(Deadline deadline, Commit commit)
        : CallFor<std::int64_t>(deadline), commit_(std::move(commit)) {
        commit_.deadline = deadline;
    }
    void run(Database& database) override {
        this->give(database.commit({&commit_, 1}, deadline()).front());
    }
    CommitCall* as_commit() override { return this; }
    [[nodiscard]] Commit take_commit() { return std::move(commit_); }

 private:
    Commit commit_;
};

}    // namespace ask::store::detail
