#pragma once

#include <chrono>
#include <optional>

namespace ask::http::detail {

// A point in the life of a thread.
struct Moment {
    std::chrono::steady_clock::time_point wall;
    std::chrono::nanoseconds busy;    // the processor time that the thread has had

    // How much work lies between. When the machine stood still or others had the processor, the
    // thread was not busy: such time counts half.
    [[nodiscard]] std::chrono::nanoseconds work_since(const Moment& earlier) const;
};

// Decides whether a thread refuses work, from samples of how much work is done before what comes
// gets its turn (after CoDel, RFC 8289). A long wait alone is no overload: after a burst it is soon
// gone. A wait that stays means that more comes than can be done; then what has waited longer than
// the limit is refused, which is cheap, until waits have been short for a while. So those who are
// admitted wait for about the limit at most, however many come.
class ControlledDelay {
 public:
    explicit ControlledDelay(std::chrono::milliseconds limit) : limit_(limit) {}

    // A sample that set out at `begun` got its turn at `now`.
    void sampled(const Moment& begun, const Moment& now);
    // Whether work that has got its turn now is to be done. `pending`: when the sample set out that
    // has not got its turn yet; what gets its turn now has waited at least since then.
    [[nodiscard]] bool admits(const Moment& now, const std::optional<Moment>& pending);
    [[nodiscard]] bool refusing() const { return refusing_; }

 private:
    void note_long_wait(const Moment& now);
    void note_short_wait(const Moment& now);

    std::chrono::milliseconds limit_;
    std::chrono::nanoseconds last_{0};
    std::optional<Moment> last_at_;
    std::optional<Moment> long_since_;
    std::optional<Moment> short_since_;
    bool refusing_ = false;
};

}    // namespace ask::http::detail
