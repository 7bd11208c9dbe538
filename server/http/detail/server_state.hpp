#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/detail/memory_budget.hpp"
#include "http/detail/thread_load.hpp"
#include "http/detail/tls_layer.hpp"
#include "http/detail/work_limit.hpp"
#include "http/server.hpp"

namespace ask::http::detail {

class Connection;

// What all connections of one server share; it lives as long as the last of them.
class ServerState {
 public:
    struct Surroundings {
        std::size_t threads;
        Logger& logger;
        Metrics& metrics;
    };
    ServerState(ServerOptions own, RequestHandler answer, const Surroundings& around);

    const ServerOptions options;
    const RequestHandler handler;
    Logger& logger;
    Metrics& metrics;
    const WorkLimit work;
    const MemoryBudget unfinished;
    std::atomic<bool> sends_away = false;
    std::atomic<bool> draining = false;

    [[nodiscard]] const std::shared_ptr<ThreadLoad>& load(std::size_t thread) const {
        return loads_.at(thread);
    }

    // The certificate for new connections; null for plain HTTP. Any thread.
    [[nodiscard]] SslContext tls() const;
    // Reads the files of TlsOptions. When it fails, all stays as it was.
    Result<void> load_certificate();
    // A key that every user of the machine can read is worth a line.
    void warn_of_open_keys();

    void enter(const std::shared_ptr<Connection>& connection);
    void leave(const Connection& connection);
    [[nodiscard]] std::size_t open() const;
    // Tells every connection, on its own thread, that the server is draining.
    void interrupt_idle();

    void count_refusal(std::string_view reason);
    // skilld_step_seconds, where it is measured.
    void observe_step(const char* step, std::chrono::steady_clock::time_point begun);

 private:
    std::vector<std::shared_ptr<ThreadLoad>> loads_;
    mutable std::mutex mutex_;
    SslContext tls_;
    std::unordered_map<const Connection*, std::weak_ptr<Connection>> connections_;
};

}    // namespace ask::http::detail
