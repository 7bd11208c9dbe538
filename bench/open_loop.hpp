#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace bench {

// What became of the requests of one measurement. Seconds.
struct LoadReport {
    double span = 0;
    std::vector<double> admitted;    // how long each 200 took, sorted
    std::vector<double> refused;     // and each 503
    long failed = 0;                 // another status, or a broken connection
    long unanswered = 0;             // a second after the end
    double latest = 0;               // the most by which we were too slow to send a request
};

// Keep-alive TLS connections to this machine, driven by one thread.
class OpenLoop {
 public:
    // Throws std::runtime_error when it cannot connect.
    OpenLoop(std::uint16_t port, std::size_t connections);
    ~OpenLoop();
    OpenLoop(const OpenLoop&) = delete;
    OpenLoop& operator=(const OpenLoop&) = delete;

    // So many a second, whatever becomes of them: a request that finds no free connection waits,
    // and the wait counts. Where a connection was free and we were slow it does not.
    LoadReport send(const std::string& request, double per_second, std::chrono::seconds span);
    // The next one on each of so many connections as soon as the last is answered.
    LoadReport keep_busy(const std::string& request, std::size_t connections,
                         std::chrono::seconds span);

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}    // namespace bench
