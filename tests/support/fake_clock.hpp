#pragma once

#include <chrono>

#include "core/clock.hpp"

namespace ask::tests {

// Time that moves only when the test says so.
class FakeClock final : public Clock {
 public:
    explicit FakeClock(TimePoint start) : now_(start) {}
    [[nodiscard]] TimePoint now() const override { return now_; }
    void advance(std::chrono::milliseconds by) { now_ += by; }
    void set(TimePoint at) { now_ = at; }

 private:
    TimePoint now_;
};

}    // namespace ask::tests
