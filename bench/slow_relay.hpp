#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <thread>

namespace bench {

// A TCP relay on loopback whose other end is so far away that a round trip takes `latency` longer.
// One thread for all connections. While nobody listens there it closes them.
class SlowRelay {
 public:
    SlowRelay(std::uint16_t to, std::chrono::milliseconds latency);
    ~SlowRelay();
    SlowRelay(const SlowRelay&) = delete;
    SlowRelay& operator=(const SlowRelay&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    // From now on, on open connections too. Any thread.
    void set_latency(std::chrono::milliseconds latency);

 private:
    struct Relay;
    std::unique_ptr<Relay> relay_;
    std::thread thread_;
};

}    // namespace bench
