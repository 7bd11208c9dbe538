#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <catch2/catch_test_macros.hpp>
#include <future>
#include <stdexcept>
#include <thread>

#include "core/io_threads.hpp"
#include "core/once.hpp"
#include "core/within.hpp"
#include "support/run_task.hpp"

using namespace std::chrono_literals;
using ask::Deadline;
using ask::Result;
using ask::Task;
using ask::tests::run_task;

namespace {

Task<Result<int>> give(int value) {
    co_return value;
}

Task<Result<int>> throws() {
    throw std::runtime_error("broken");
    co_return 0;
}

Task<Result<int>> never(std::shared_ptr<bool> let_go) {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
    timer.expires_at(boost::asio::steady_timer::time_point::max());
    co_await timer.async_wait(boost::asio::use_awaitable);
    *let_go = true;
    co_return 0;
}

Task<Result<int>> block_until(std::shared_future<void> release, std::atomic<int>* returned) {
    release.wait();
    ++*returned;
    co_return 1;
}

Task<Result<int>> bounded_block(std::shared_future<void> release, std::atomic<int>* returned) {
    auto blocking = block_until(std::move(release), returned);
    co_return co_await ask::within(Deadline::in(200ms), std::move(blocking));
}

}    // namespace

TEST_CASE("a task that ends in time gives its value") {
    const auto result = run_task(ask::within(Deadline::in(5s), give(7)));
    REQUIRE(result);
    CHECK(*result == 7);
}

TEST_CASE("an exception of a bounded task comes out") {
    CHECK_THROWS_AS(run_task(ask::within(Deadline::in(5s), throws())), std::runtime_error);
}

TEST_CASE("a task that waits for ever is cancelled at the deadline and not waited for") {
    auto let_go = std::make_shared<bool>(false);
    const auto result = run_task(ask::within(Deadline::in(10ms), never(let_go)));
    REQUIRE(!result);
    CHECK(result.error().code == ask::errors::timeout);
    CHECK(!*let_go);
}

TEST_CASE("whoever waits for an event goes on when it happens, also those who come later") {
    boost::asio::io_context context;
    ask::Once once;
    auto first =
        boost::asio::co_spawn(context, once.wait(Deadline::in(5s)), boost::asio::use_future);
    context.run_one();
    once.happen();
    context.restart();
    context.run();
    CHECK(first.get());
    CHECK(run_task(once.wait(Deadline::in(0ms))));
}

TEST_CASE("waiting for an event ends at the deadline") {
    ask::Once once;
    CHECK(!run_task(once.wait(Deadline::in(1ms))));
}

TEST_CASE(
    "a thread that is blocked by a handler is replaced, and the request is answered in time") {
    ask::Logger quiet({.level = ask::LogLevel::off, .format = ask::LogFormat::json});
    ask::IoThreads threads({.count = 1, .stuck_after = 20ms, .most_replacements = 2}, quiet);
    threads.start();
    std::promise<void> release;
    std::atomic<int> returned = 0;
    auto blocked = boost::asio::co_spawn(threads.context(0),
                                         bounded_block(release.get_future().share(), &returned),
                                         boost::asio::use_future);

    const Result<int> answer = blocked.get();
    REQUIRE(!answer);
    CHECK(answer.error().code == ask::errors::timeout);
    CHECK(threads.stuck() == 1);
    CHECK(threads.healthy());

    auto other = boost::asio::co_spawn(threads.context(0), give(3), boost::asio::use_future);
    CHECK(*other.get() == 3);

    release.set_value();
    while (returned == 0 || threads.stuck() > 0) std::this_thread::yield();
    CHECK(threads.stuck() == 0);
}
