#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace ask {

// What a request waits for outside this process.
enum class Step { product_api, store };

// How long one request waited for each; several waits add up, those at the same time too. Any
// thread: a handler that was given up may still be waiting.
class StepTimes {
 public:
    void add(Step step, std::chrono::nanoseconds time) { at(step) += time.count(); }
    [[nodiscard]] double seconds(Step step) const {
        const std::chrono::nanoseconds time(times_[static_cast<std::size_t>(step)].load());
        return std::chrono::duration<double>(time).count();
    }

 private:
    std::atomic<std::int64_t>& at(Step step) { return times_[static_cast<std::size_t>(step)]; }
    std::array<std::atomic<std::int64_t>, 2> times_{};
};

// Adds the time of its own life.
class StepWatch {
 public:
    StepWatch(std::shared_ptr<StepTimes> times, Step step)
        : times_(std::move(times)), step_(step) {}
    ~StepWatch() {
        if (times_) times_->add(step_, Time::now() - begun_);
    }
    StepWatch(const StepWatch&) = delete;
    StepWatch& operator=(const StepWatch&) = delete;

 private:
    using Time = std::chrono::steady_clock;
    std::shared_ptr<StepTimes> times_;    // none: nobody asks
    Step step_;
    Time::time_point begun_ = Time::now();
};

}    // namespace ask
