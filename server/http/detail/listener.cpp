#include "http/detail/listener.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "http/detail/connection.hpp"

namespace ask::http::detail {

namespace {

using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using boost::system::error_code;

constexpr int backlog = 4096;
// After a failed accept (no file descriptors left): long enough not to spin.
constexpr std::chrono::milliseconds breather{50};
// Connections accepted before others on the thread have their turn.
constexpr std::size_t most_at_once = 64;

// Connections over the limit that are answered at the same time; more are closed unanswered.
std::size_t most_turned_away(std::size_t most_connections) {
    return std::max<std::size_t>(16, most_connections / 8);
}

Task<void> run_connection(std::shared_ptr<Connection> connection) {
    co_await connection->run();
}

std::string remedy_for(const error_code& failed) {
    namespace faults = boost::asio::error;
    if (failed == faults::address_in_use) {
        return ", a free port, or the end of whoever listens there, would be right";
    }
    if (failed == faults::access_denied) return ", a port from 1024 on would be right";
    const bool foreign = failed == boost::system::errc::address_not_available;
    return foreign ? ", an address of this machine would be right" : "";
}

}    // namespace

Listener::Listener(std::shared_ptr<ServerState> server, IoThreads& threads)
    : server_(std::move(server)), threads_(threads), acceptor_(threads.context(0)) {}

Result<std::shared_ptr<Listener>> Listener::make(std::shared_ptr<ServerState> server,
                                                 IoThreads& threads) {
    std::shared_ptr<Listener> listener(new Listener(std::move(server), threads));
    const Result<void> listening = listener->listen();
    if (!listening) return std::unexpected(listening.error());
    return listener;
}

Result<void> Listener::listen() {
    const ServerOptions& options = server_->options;
    const std::string where = options.address + ":" + std::to_string(options.port);
    error_code failed;
    const auto address = boost::asio::ip::make_address(options.address, failed);
    if (failed) return fail(errors::invalid, where + ": not a literal IP address");
    const Tcp::endpoint at(address, options.port);
    acceptor_.open(at.protocol(), failed);
    if (!failed) acceptor_.set_option(Tcp::acceptor::reuse_address(true), failed);
    if (!failed) acceptor_.bind(at, failed);
    if (!failed) acceptor_.listen(backlog, failed);
    if (failed)
        return fail(errors::unavailable, where + ": " + failed.message() + remedy_for(failed));
    port_ = acceptor_.local_endpoint(failed).port();
    return {};
}

void Listener::start() {
    started_ = true;
    auto accepting = accept_all(shared_from_this());
    boost::asio::co_spawn(threads_.context(0), std::move(accepting), boost::asio::detached);
}

void Listener::close() {
    auto stop = [self = shared_from_this()] {
        error_code ignored;
        self->started_ ? self->acceptor_.cancel(ignored) : self->acceptor_.close(ignored);
    };
    boost::asio::post(threads_.context(0), std::move(stop));
}

Task<void> Listener::accept_all(std::shared_ptr<Listener> self) {
    self->accepting_ = true;
    while (!self->server_->draining) {
        try {
            Task<void> accepting = accept_next(self);
            co_await std::move(accepting);
        } catch (const std::exception&) {    // no memory now; the next may find some
            self->failing_ = true;
        }
    }
    self->accept_waiting(backlog);    // more cannot have been waiting when the drain began
    error_code ignored;
    self->acceptor_.close(ignored);
    self->accepting_ = false;
}

// And whoever has come behind it.
Task<void> Listener::accept_next(std::shared_ptr<Listener> self) {
    error_code failed;
    Tcp::socket socket(self->threads_.context(self->turn_));
    co_await self->acceptor_.async_accept(socket, redirect_error(use_awaitable, failed));
    if (!failed) self->admit_safely(std::move(socket));
    // A busy thread comes back here seldom; then it takes all who have come meanwhile.
    if (!failed) self->accept_waiting(most_at_once);
    if (failed && !self->server_->draining) self->tell(failed);
    self->failing_ = static_cast<bool>(failed);
    if (!failed || self->server_->draining) co_return;
    boost::asio::steady_timer pause(self->threads_.context(0), breather);
    co_await pause.async_wait(redirect_error(use_awaitable, failed));
}

// Once, until it goes well again.
void Listener::tell(const boost::system::error_code& failed) {
    server_->count_refusal("accept_failed");
    if (failing_) return;
    server_->logger.warning("http", "accept_failed",
                            {{"server", server_->options.name}, {"cause", failed.message()}});
}

// Connections that the kernel has set up already; closing the acceptor would reset them.
void Listener::accept_waiting(std::size_t most) {
    error_code failed;
    acceptor_.non_blocking(true, failed);
    for (; !failed && most > 0; --most) {
        Tcp::socket socket(threads_.context(turn_));
        acceptor_.accept(socket, failed);
        if (!failed) admit_safely(std::move(socket));
    }
}

// One connection that finds no memory must not be the last one.
void Listener::admit_safely(Tcp::socket socket) {
    try {
        admit(std::move(socket));
    } catch (const std::exception&) {
        server_->count_refusal("accept_failed");
    }
}

void Listener::admit(Tcp::socket socket) {
    const std::size_t open = server_->open();
    const std::size_t most = server_->options.most_connections;
    if (open >= most + most_turned_away(most)) return server_->count_refusal("flood");
    const Executor home = socket.get_executor();
    const std::size_t thread = std::exchange(turn_, (turn_ + 1) % threads_.size());
    auto connection = std::make_shared<Connection>(
        server_, std::move(socket),
        Connection::Place{.load = server_->load(thread), .crowded = open >= most});
    server_->enter(connection);
    auto running = run_connection(std::move(connection));
    boost::asio::co_spawn(home, std::move(running), boost::asio::detached);
}

}    // namespace ask::http::detail
