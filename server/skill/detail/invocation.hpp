#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "core/task.hpp"
#include "skill/detail/answer.hpp"
#include "skill/detail/return_key.hpp"
#include "skill/handler_input.hpp"
#include "skill/registry.hpp"
#include "skill/return_token.hpp"

namespace ask::skill::detail {

// One request on its way through the author's code. Shared by the coroutine that runs that code and
// by the one that waits for it: the later of the two lets it go, so that a handler that overruns,
// or that sits on a blocked thread, has its own things until its end. Everything but `input` may be
// used while such a handler runs.
struct Invocation {
    Invocation(const Registry& routes, ReturnKey& way_back_key, HandlerInput::Parts parts)
        : registry(routes), return_key(way_back_key), input(std::move(parts)) {}

    // True for the first of two: the one who is about to save what changed, and the one who gave up
    // waiting. So what was given up is never saved.
    [[nodiscard]] bool claim() { return !claimed_.exchange(true); }

    void set_route(std::string_view key) {
        const std::lock_guard hold(mutex_);
        route_ = key;
    }
    // "none" until the registry was asked: an interceptor failed before it.
    [[nodiscard]] std::string_view route() const {
        const std::lock_guard hold(mutex_);
        return route_;
    }

    // Somebody else changed the customer, or it is not known whether what was committed is there:
    // the whole of it is to be run again.
    void set_to_be_repeated() { to_be_repeated_ = true; }
    [[nodiscard]] bool to_be_repeated() const { return to_be_repeated_; }

    const Registry& registry;
    ReturnKey& return_key;
    HandlerInput input;    // of the coroutine that runs the author's code alone

 private:
    std::atomic<bool> claimed_ = false;
    std::atomic<bool> to_be_repeated_ = false;
    mutable std::mutex mutex_;
    std::string_view route_ = "none";
};

using SharedInvocation = std::shared_ptr<Invocation>;

// Everything from arrival to commit. Committed last: what the customer does not get to hear changes
// nothing. `back`: the way back from a purchase.
// Errors: whatever these give; errors::bug for an exception of any kind.
Task<Result<Answer>> attempt(SharedInvocation invocation, std::optional<ReturnToken> back);

// What the error handler says. Errors: errors::bug for an exception of any kind.
Task<Result<Response>> ask_error_handler(SharedInvocation invocation, Error error);

// The error handler's response after the response interceptors, within the limits; persistent
// attributes are not committed. Errors: as attempt.
Task<Result<Answer>> complete(SharedInvocation invocation, Response response);

}    // namespace ask::skill::detail
