#pragma once

#include <algorithm>
#include <chrono>

namespace ask {

// The moment after which an answer is of no use; passed by value to every call that may wait.
// Measured on the steady clock: a wall clock that jumps does not move it.
class Deadline {
 public:
    using Time = std::chrono::steady_clock;

    [[nodiscard]] static Deadline in(std::chrono::milliseconds span) {
        return Deadline(Time::now() + span);
    }
    // The sooner of this and `span` from now.
    [[nodiscard]] Deadline capped(std::chrono::milliseconds span) const {
        return Deadline(std::min(at_, Time::now() + span));
    }
    // This much sooner, so that something is left for what comes after.
    [[nodiscard]] Deadline sooner_by(std::chrono::milliseconds span) const {
        return Deadline(at_ - span);
    }
    [[nodiscard]] bool passed() const { return Time::now() >= at_; }
    [[nodiscard]] std::chrono::milliseconds remaining() const {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(at_ - Time::now());
        return std::max(left, std::chrono::milliseconds{0});
    }
    [[nodiscard]] Time::time_point at() const { return at_; }

 private:
    explicit Deadline(Time::time_point at) : at_(at) {}
    Time::time_point at_;
};

}    // namespace ask
