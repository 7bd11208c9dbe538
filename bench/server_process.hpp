#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <functional>

namespace bench {

// Tells the parent which port the server bound, then waits for ever.
using Listening = std::function<void(std::uint16_t port)>;

// A server in a process of its own, so that its memory and its processor time are its own.
// Fork before this process starts threads.
class ServerProcess {
 public:
    // `serve` starts the server and calls `listening`, which does not return.
    // Throws std::runtime_error when the server ends before that.
    explicit ServerProcess(const std::function<void(const Listening&)>& serve);
    ~ServerProcess();    // ends it
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    // Its processor time, as a clock.
    [[nodiscard]] clockid_t cpu_clock() const;
    [[nodiscard]] std::size_t resident_kib() const;

 private:
    pid_t pid_ = -1;
    std::uint16_t port_ = 0;
};

}    // namespace bench
