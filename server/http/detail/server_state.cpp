#include "http/detail/server_state.hpp"

#include <boost/asio/post.hpp>
#include <vector>

#include "http/detail/connection.hpp"

namespace ask::http::detail {

SslContext ServerState::tls() const {
    const std::lock_guard hold(mutex_);
    return tls_;
}

void ServerState::set_tls(SslContext context) {
    const std::lock_guard hold(mutex_);
    tls_ = std::move(context);
}

void ServerState::enter(const std::shared_ptr<Connection>& connection) {
    {
        const std::lock_guard hold(mutex_);
        connections_.emplace(connection.get(), connection);
    }
    metrics.add("skilld_http_connections", 1, {{"server", options.name}});
}

void ServerState::leave(const Connection& connection) {
    // Both under the lock: who sees no connection sees the gauge at zero, too.
    const std::lock_guard hold(mutex_);
    if (connections_.erase(&connection) == 0) return;
    metrics.add("skilld_http_connections", -1, {{"server", options.name}});
}

std::size_t ServerState::open() const {
    const std::lock_guard hold(mutex_);
    return connections_.size();
}

void ServerState::interrupt_idle() {
    std::vector<std::shared_ptr<Connection>> all;
    {
        const std::lock_guard hold(mutex_);
        for (const auto& [key, weak] : connections_) {
            if (auto connection = weak.lock()) all.push_back(std::move(connection));
        }
    }
    for (std::shared_ptr<Connection>& connection : all) {
        const Executor home = connection->executor();
        boost::asio::post(home, [held = std::move(connection)] { held->interrupt_idle(); });
    }
}

void ServerState::count_refusal(std::string_view reason) {
    metrics.count("skilld_http_refused_total",
                  {{"server", options.name}, {"reason", std::string(reason)}});
}

}    // namespace ask::http::detail
