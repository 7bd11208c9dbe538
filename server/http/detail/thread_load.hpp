#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/log.hpp"
#include "core/metrics.hpp"
#include "core/task.hpp"
#include "http/detail/controlled_delay.hpp"
#include "http/detail/turnstile.hpp"

namespace ask::http::detail {

// How busy one thread is with one server's work, and what follows from that.
class ThreadLoad : public std::enable_shared_from_this<ThreadLoad> {
 public:
    // `most_lag` 0: everything is admitted. Logger and metrics outlive the thread.
    ThreadLoad(std::string server, std::chrono::milliseconds most_lag, Logger& logger,
               Metrics& metrics);

    // Work has got its turn: is it to be done? On the thread, which is sampled from now on until
    // no work comes any more.
    bool admits(const Executor& home);
    // Where handshakes take turns.
    [[nodiscard]] Turnstile& handshakes() { return *handshakes_; }

 private:
    using Time = std::chrono::steady_clock::time_point;
    struct Ending;
    static Task<void> sample_while_busy(std::shared_ptr<ThreadLoad> self);
    bool want(Time now);
    void begin_sampling(const Executor& home);
    bool goes_on(const Moment& now);
    std::chrono::nanoseconds sampled(const Moment& begun, const Moment& now);
    void tell_lag(std::chrono::nanoseconds lag);
    void tell_changes();

    const std::string server_;
    const std::chrono::milliseconds most_lag_;
    Logger& logger_;
    Metrics& metrics_;
    const std::shared_ptr<Turnstile> handshakes_ = std::make_shared<Turnstile>();
    std::mutex mutex_;    // a thread that was replaced may still be in our code
    ControlledDelay delay_;
    std::optional<Moment> pending_;    // the sample under way
    Time wanted_until_{};
    bool sampling_ = false;
    bool told_refusing_ = false;
};

}    // namespace ask::http::detail
