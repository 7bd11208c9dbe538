#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string_view>

#include "core/task.hpp"
#include "skill/detail/answer.hpp"
#include "skill/handler_input.hpp"
#include "skill/registry.hpp"

namespace ask::skill::detail {

// One request on its way through the author's code. Shared by the coroutine that runs that code and
// by the one that waits for it: the later of the two lets it go, so that a handler that overruns,
// or that sits on a blocked thread, has its own things until its end. Everything but `input` may be
// used while such a handler runs.
struct Invocation {
    Invocation(const Registry& routes, HandlerInput::Parts parts)
        : registry(routes), input(std::move(parts)) {}

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

    const Registry& registry;
    HandlerInput input;    // of the coroutine that runs the author's code alone

 private:
    std::atomic<bool> claimed_ = false;
    mutable std::mutex mutex_;
    std::string_view route_ = "none";
};

using SharedInvocation = std::shared_ptr<Invocation>;

// Request interceptors, one lookup, the handler, response interceptors, limits, attributes saved.
// Saved last: what the customer does not get to hear changes nothing.
// Errors: whatever these give; errors::bug for an exception of any kind.
Task<Result<Answer>> attempt(SharedInvocation invocation);

// What the error handler says. Errors: errors::bug for an exception of any kind.
Task<Result<Response>> ask_error_handler(SharedInvocation invocation, Error error);

// The error handler's response after the response interceptors, within the limits; persistent
// attributes are not saved. Errors: as attempt.
Task<Result<Answer>> complete(SharedInvocation invocation, Response response);

}    // namespace ask::skill::detail
