#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/io_threads.hpp"
#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/result.hpp"
#include "http/server.hpp"
#include "simulator/desk/console_guard.hpp"
#include "simulator/desk/desk.hpp"

namespace ask::simulator {

struct ConsoleOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8090;    // 0: any free one
    ConsoleAccess access;
};

// The console's page and the control API (docs/control-api.md) over plain HTTP. What waits for the
// skill runs on threads of its own. Everything passed must outlive it; destroy it after the I/O
// threads have stopped.
class ConsoleServer {
 public:
    // Errors: as http::Server::make.
    static Result<std::unique_ptr<ConsoleServer>> make(const ConsoleOptions& options, Desk& desk,
                                                       IoThreads& threads, Logger& logger,
                                                       Metrics& metrics);
    ~ConsoleServer();
    ConsoleServer(const ConsoleServer&) = delete;
    ConsoleServer& operator=(const ConsoleServer&) = delete;
    [[nodiscard]] std::uint16_t port() const;

 private:
    struct Impl;
    explicit ConsoleServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}    // namespace ask::simulator
