#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <utility>

#include "core/task.hpp"

namespace ask::tests {

namespace detail {
template <class T>
Task<void> keep(Task<T> task, std::optional<T>& value) {
    value.emplace(co_await std::move(task));
}
}    // namespace detail

// Runs a task to its end on this thread and gives its value; an exception comes out.
template <class T>
T run_task(Task<T> task, boost::asio::io_context& context) {
    std::optional<T> value;
    std::exception_ptr failure;
    bool ended = false;
    auto kept = detail::keep(std::move(task), value);
    boost::asio::co_spawn(context, std::move(kept), [&](std::exception_ptr e) {
        failure = e;
        ended = true;
    });
    context.restart();
    while (!ended && context.run_one() > 0) {
    }
    if (failure) std::rethrow_exception(failure);
    return std::move(*value);
}

template <class T>
T run_task(Task<T> task) {
    boost::asio::io_context context;
    return run_task(std::move(task), context);
}

}    // namespace ask::tests
