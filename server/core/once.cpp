#include "core/once.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace ask {

void Once::happen() {
    std::vector<Timer> waiting;
    {
        const std::lock_guard hold(mutex_);
        happened_ = true;
        waiting.swap(waiting_);
    }
    for (Timer& timer : waiting) {
        auto executor = timer->get_executor();
        boost::asio::post(executor, [timer = std::move(timer)] { timer->cancel(); });
    }
}

Task<bool> Once::wait(Deadline deadline) {
    // Also when the coroutine is destroyed while it waits: a timer must not outlive its context.
    struct Leaving {
        Once& once;
        const Timer& timer;
        ~Leaving() {
            const std::lock_guard hold(once.mutex_);
            std::erase(once.waiting_, timer);
        }
    };
    Executor executor = co_await boost::asio::this_coro::executor;
    auto timer = std::make_shared<boost::asio::steady_timer>(executor, deadline.at());
    {
        const std::lock_guard hold(mutex_);
        if (happened_) co_return true;
        waiting_.push_back(timer);
    }
    const Leaving leaving{*this, timer};
    boost::system::error_code ignored;
    auto token = boost::asio::redirect_error(boost::asio::use_awaitable, ignored);
    co_await timer->async_wait(token);
    const std::lock_guard hold(mutex_);
    co_return happened_;
}

}    // namespace ask
