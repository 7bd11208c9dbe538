#include "http/detail/thread_load.hpp"

#include <sys/eventfd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <ctime>
#include <utility>

namespace ask::http::detail {

namespace {

using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using std::chrono::milliseconds;

// Sampling goes on for so long after the last request.
constexpr milliseconds after_work{500};
// Between two samples of a thread that hardly lags.
constexpr milliseconds breather{2};
constexpr milliseconds hardly{1};

Moment this_moment() {
    timespec busy{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &busy);
    return {.wall = std::chrono::steady_clock::now(),
            .busy = std::chrono::seconds(busy.tv_sec) + std::chrono::nanoseconds(busy.tv_nsec)};
}

}    // namespace

ThreadLoad::ThreadLoad(std::string server, milliseconds most_lag, Logger& logger, Metrics& metrics)
    : server_(std::move(server)),
      most_lag_(most_lag),
      logger_(logger),
      metrics_(metrics),
      delay_(most_lag) {}

bool ThreadLoad::admits(const Executor& home) {
    if (most_lag_ == milliseconds{0}) return true;
    const Moment now = this_moment();
    const bool is_first = want(now.wall);
    if (is_first) {    // begins at once, so not under the lock
        begin_sampling(home);
    }
    const std::lock_guard hold(mutex_);
    const bool admitted = delay_.admits(now, pending_);
    tell_changes();
    return admitted;
}

// Without memory for it nobody samples, and the next request may begin it.
void ThreadLoad::begin_sampling(const Executor& home) {
    try {
        auto sampling = sample_while_busy(shared_from_this());
        boost::asio::co_spawn(home, std::move(sampling), boost::asio::detached);
    } catch (...) {
        const std::lock_guard hold(mutex_);
        sampling_ = false;
        throw;
    }
}

// True when nobody samples yet.
bool ThreadLoad::want(Time now) {
    const std::lock_guard hold(mutex_);
    wanted_until_ = now + after_work;
    return !std::exchange(sampling_, true);
}

// However sampling ends, the next request may begin it again.
struct ThreadLoad::Ending {
    ThreadLoad& of;
    ~Ending() {
        const std::lock_guard hold(of.mutex_);
        of.sampling_ = false;
        of.pending_.reset();
    }
};

// A sample is an event that is always ready. The kernel puts it behind the sockets that are ready
// already, so that it waits as long as a request that arrives now.
Task<void> ThreadLoad::sample_while_busy(std::shared_ptr<ThreadLoad> self) {
    const auto home = co_await boost::asio::this_coro::executor;
    const Ending ending{*self};
    boost::asio::posix::stream_descriptor event(home);
    boost::asio::steady_timer pause(home);
    boost::system::error_code failed;
    event.assign(::eventfd(1, EFD_CLOEXEC | EFD_NONBLOCK), failed);
    for (Moment begun = this_moment(); self->goes_on(begun);) {
        if (event.is_open()) {
            co_await event.async_wait(event.wait_read, redirect_error(use_awaitable, failed));
        }
        if (self->sampled(begun, this_moment()) < hardly) {
            pause.expires_after(breather);
            co_await pause.async_wait(redirect_error(use_awaitable, failed));
            // A thread that stood still meanwhile is seen by how late this comes.
            self->tell_lag(std::chrono::steady_clock::now() - pause.expiry());
        }
        begun = this_moment();
    }
}

bool ThreadLoad::goes_on(const Moment& now) {
    const std::lock_guard hold(mutex_);
    if (now.wall >= wanted_until_) return false;
    pending_ = now;
    return true;
}

// The lag.
std::chrono::nanoseconds ThreadLoad::sampled(const Moment& begun, const Moment& now) {
    const std::chrono::nanoseconds lag = now.wall - begun.wall;
    tell_lag(lag);
    const std::lock_guard hold(mutex_);
    delay_.sampled(begun, now);
    pending_.reset();
    tell_changes();
    return lag;
}

void ThreadLoad::tell_lag(std::chrono::nanoseconds lag) {
    metrics_.observe("skilld_http_lag_seconds", std::chrono::duration<double>(lag).count(),
                     {{"server", server_}});
}

void ThreadLoad::tell_changes() {
    if (std::exchange(told_refusing_, delay_.refusing()) == delay_.refusing()) return;
    const std::string_view event = delay_.refusing() ? "overload_began" : "overload_ended";
    logger_.warning("http", event, {{"server", server_}});
}

}    // namespace ask::http::detail
