#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <type_traits>

#include "core/task.hpp"

namespace ask {

using BlockingPool = boost::asio::thread_pool;

namespace detail {
template <class Work>
Task<std::invoke_result_t<Work&>> call(Work work) {
    co_return work();
}
}    // namespace detail

// Runs work that blocks (SQL, files) on the pool's threads and comes back to the caller's thread
// with its result. The work owns what it uses. The pool must be joined before the contexts of its
// callers are destroyed.
template <class Work>
Task<std::invoke_result_t<Work&>> on_pool(BlockingPool& pool, Work work) {
    auto called = detail::call(std::move(work));
    co_return co_await boost::asio::co_spawn(pool, std::move(called), boost::asio::use_awaitable);
}

}    // namespace ask
