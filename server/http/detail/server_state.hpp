#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/detail/tls_layer.hpp"
#include "http/server.hpp"

namespace ask::http::detail {

class Connection;

// What all connections of one server share; it lives as long as the last of them.
class ServerState {
 public:
    ServerState(ServerOptions own, RequestHandler answer, Logger& log, Metrics& numbers)
        : options(std::move(own)), handler(std::move(answer)), logger(log), metrics(numbers) {}

    const ServerOptions options;
    const RequestHandler handler;
    Logger& logger;
    Metrics& metrics;
    std::atomic<bool> draining = false;

    // The certificate for new connections; null for plain HTTP. Any thread.
    [[nodiscard]] SslContext tls() const;
    void set_tls(SslContext context);

    void enter(const std::shared_ptr<Connection>& connection);
    void leave(const Connection& connection);
    [[nodiscard]] std::size_t open() const;
    // Tells every connection, on its own thread, that the server is draining.
    void interrupt_idle();

    void count_refusal(std::string_view reason);

 private:
    mutable std::mutex mutex_;
    SslContext tls_;
    std::unordered_map<const Connection*, std::weak_ptr<Connection>> connections_;
};

}    // namespace ask::http::detail
