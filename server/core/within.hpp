#pragma once

#include <atomic>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "core/task.hpp"

namespace ask {

namespace detail {

// What a task and the one who waits for it share; the later of the two lets it go.
template <class T>
struct Race {
    Race(const Executor& where, Deadline deadline) : timer(where, deadline.at()) {}

    boost::asio::steady_timer timer;
    boost::asio::cancellation_signal cancel;
    std::mutex mutex;    // a task may end on a thread that was replaced meanwhile
    std::atomic<std::thread::id> runs_on;
    std::exception_ptr failure;
    std::optional<Result<T>> outcome;
};

template <class T>
Task<void> run_into(std::shared_ptr<Race<T>> race, Task<Result<T>> task) {
    // In a turn of its own: code that blocks must not keep the waiting side from starting its
    // timer.
    co_await boost::asio::post(boost::asio::use_awaitable);
    race->runs_on = std::this_thread::get_id();
    Result<T> value = co_await std::move(task);
    const std::lock_guard hold(race->mutex);
    race->outcome.emplace(std::move(value));
}

template <class T>
void finish(const std::shared_ptr<Race<T>>& race, std::exception_ptr failure) {
    {
        const std::lock_guard hold(race->mutex);
        race->failure = std::move(failure);
    }
    boost::asio::post(race->timer.get_executor(), [race] { race->timer.cancel(); });
}

}    // namespace detail

// Runs `task` on this coroutine's executor and gives its result, or errors::timeout at the
// deadline. A task that overruns is asked to stop (asio cancellation) but not waited for: it must
// own what it uses. An exception out of the task comes out of here, unless the deadline passed
// first.
template <class T>
Task<Result<T>> within(Deadline deadline, Task<Result<T>> task) {
    Executor executor = co_await boost::asio::this_coro::executor;
    auto race = std::make_shared<detail::Race<T>>(executor, deadline);
    auto finished = [race](std::exception_ptr failure) {
        detail::finish(race, std::move(failure));
    };
    auto running = detail::run_into(race, std::move(task));
    boost::asio::co_spawn(executor, std::move(running),
                          boost::asio::bind_cancellation_slot(race->cancel.slot(), finished));
    boost::system::error_code cancelled;
    auto token = boost::asio::redirect_error(boost::asio::use_awaitable, cancelled);
    co_await race->timer.async_wait(token);
    {
        const std::lock_guard hold(race->mutex);
        if (race->failure) std::rethrow_exception(race->failure);
        if (race->outcome) co_return std::move(*race->outcome);
    }
    // A task whose thread was replaced may be running this very moment: it is left alone.
    if (race->runs_on.load() == std::this_thread::get_id()) {
        race->cancel.emit(boost::asio::cancellation_type::terminal);
    }
    co_return fail(errors::timeout, "the deadline passed");
}

}    // namespace ask
