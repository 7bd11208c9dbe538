#pragma once

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "core/task.hpp"

namespace ask {

// Lets others run for a while; ends sooner only when the task is cancelled.
inline Task<void> pause_for(std::chrono::milliseconds span) {
    const Executor executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer timer(executor, span);
    boost::system::error_code ignored;
    auto token = boost::asio::redirect_error(boost::asio::use_awaitable, ignored);
    co_await timer.async_wait(token);
}

}    // namespace ask
