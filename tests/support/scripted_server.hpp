#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

#include "support/wire.hpp"

namespace ask::tests {

// A server on loopback that does to each connection what the test says, on a thread of its own.
// The script is told which connection it has, from 0 on, and ends when the client goes away.
class ScriptedServer {
 public:
    using Script = std::function<void(Wire& wire, int number)>;

    explicit ScriptedServer(Script script, SslSide side = nullptr)
        : script_(std::move(script)), side_(std::move(side)) {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* raw = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        if (::bind(socket_, raw, size) != 0 || ::listen(socket_, 64) != 0 ||
            ::getsockname(socket_, raw, &size) != 0) {
            throw std::runtime_error("no port for the scripted server");
        }
        port_ = ntohs(address.sin_port);
        accepting_ = std::thread([this] { accept_all(); });
    }
    ~ScriptedServer() {
        ::shutdown(socket_, SHUT_RDWR);
        accepting_.join();
        for (std::thread& one : scripts_) one.join();
        ::close(socket_);
    }
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] int accepted() const { return accepted_; }
    [[nodiscard]] int resumed() const { return resumed_; }

 private:
    void accept_all() {
        for (;;) {
            const int socket = ::accept(socket_, nullptr, nullptr);
            if (socket < 0) return;
            scripts_.emplace_back(
                [this, socket, number = accepted_++] { play(Wire(socket), number); });
        }
    }
    void play(Wire wire, int number) {
        if (side_ && !wire.secure(side_, false)) return;
        if (side_ && SSL_session_reused(wire.ssl()) == 1) ++resumed_;
        script_(wire, number);
    }

    Script script_;
    SslSide side_;
    int socket_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<int> accepted_ = 0;
    std::atomic<int> resumed_ = 0;
    std::list<std::thread> scripts_;    // only touched by accept_all until it has ended
    std::thread accepting_;
};

}    // namespace ask::tests
