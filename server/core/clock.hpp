#pragma once

#include <chrono>

namespace ask {

using TimePoint = std::chrono::system_clock::time_point;

// The wall clock: certificates' dates and requests' timestamps are judged by it. Any thread.
class Clock {
 public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
 public:
    [[nodiscard]] TimePoint now() const override { return std::chrono::system_clock::now(); }
};

}    // namespace ask
