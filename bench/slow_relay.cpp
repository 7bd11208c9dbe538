#include "slow_relay.hpp"

#include <array>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <memory>

#include "core/pause.hpp"

namespace bench {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// Asio's timers are as exact as epoll is: to the millisecond. So all of the latency is on the way
// there, and none on the way back.
ask::Task<void> carry(std::shared_ptr<tcp::socket> from, std::shared_ptr<tcp::socket> to,
                      const std::atomic<int>& latency_ms) {
    std::array<char, 16'384> bytes;
    boost::system::error_code failed;
    while (!failed) {
        auto reading = from->async_read_some(asio::buffer(bytes),
                                             asio::redirect_error(asio::use_awaitable, failed));
        const std::size_t count = co_await std::move(reading);
        if (failed) break;
        const std::chrono::milliseconds latency{latency_ms};
        if (latency.count() > 0) co_await ask::pause_for(latency);
        auto writing = asio::async_write(*to, asio::buffer(bytes.data(), count),
                                         asio::redirect_error(asio::use_awaitable, failed));
        co_await std::move(writing);
    }
    boost::system::error_code ignored;
    to->close(ignored);
}

}    // namespace

struct SlowRelay::Relay {
    Relay(std::uint16_t port, std::chrono::milliseconds wait)
        : acceptor(context, {asio::ip::address_v4::loopback(), 0}),
          to(port),
          latency_ms(static_cast<int>(wait.count())) {}

    ask::Task<void> accept() {
        while (true) {
            auto near = std::make_shared<tcp::socket>(context);
            co_await acceptor.async_accept(*near, asio::use_awaitable);
            auto far = std::make_shared<tcp::socket>(context);
            const tcp::endpoint there(asio::ip::address_v4::loopback(), to);
            boost::system::error_code failed;
            auto reaching =
                far->async_connect(there, asio::redirect_error(asio::use_awaitable, failed));
            co_await std::move(reaching);
            if (failed) continue;    // nobody is there: the near side is closed
            near->set_option(tcp::no_delay(true), failed);
            far->set_option(tcp::no_delay(true), failed);
            asio::co_spawn(context, carry(near, far, latency_ms), asio::detached);
            asio::co_spawn(context, carry(far, near, none), asio::detached);
        }
    }

    asio::io_context context{1};
    tcp::acceptor acceptor;
    std::uint16_t to;
    std::atomic<int> latency_ms;
    const std::atomic<int> none = 0;
};

SlowRelay::SlowRelay(std::uint16_t to, std::chrono::milliseconds latency)
    : relay_(std::make_unique<Relay>(to, latency)) {
    asio::co_spawn(relay_->context, relay_->accept(), asio::detached);
    thread_ = std::thread([this] { relay_->context.run(); });
}

SlowRelay::~SlowRelay() {
    relay_->context.stop();
    thread_.join();
}

void SlowRelay::set_latency(std::chrono::milliseconds latency) {
    relay_->latency_ms = static_cast<int>(latency.count());
}

std::uint16_t SlowRelay::port() const {
    return relay_->acceptor.local_endpoint().port();
}

}    // namespace bench
