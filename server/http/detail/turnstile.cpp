#include "http/detail/turnstile.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace ask::http::detail {

Task<Turnstile::Turn> Turnstile::enter(Deadline patience) {
    const auto self = shared_from_this();
    if (!std::exchange(taken_, true)) co_return Turn(self);
    const auto home = co_await boost::asio::this_coro::executor;
    const std::shared_ptr<Waiting> me(
        new Waiting{.timer = boost::asio::steady_timer(home, patience.at())});
    queue_.push_back(me);
    boost::system::error_code ended;
    co_await me->timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ended));
    if (me->admitted) co_return Turn(self);
    co_return Turn();
}

// Ending the wait puts the next one behind all that is ready now.
void Turnstile::next() {
    for (; !queue_.empty(); queue_.pop_front()) {
        const auto first = queue_.front().lock();
        if (!first || first->timer.expiry() <= std::chrono::steady_clock::now()) continue;
        first->admitted = true;
        first->timer.cancel();
        queue_.pop_front();
        return;
    }
    taken_ = false;
}

}    // namespace ask::http::detail
