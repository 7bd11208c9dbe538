#pragma once

#include <chrono>
#include <ctime>

namespace bench {

// How often something can be done, and what it costs the process that does it.
struct Cost {
    double per_second = 0;
    double cpu_us = 0;    // of processor time each
};

inline double seconds_of(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Repeats `step` for `span`; `cpu` is the clock of whoever does the work.
template <class Step>
Cost measure(std::chrono::duration<double> span, clockid_t cpu, Step step) {
    const double started = seconds_of(CLOCK_MONOTONIC);
    const double cpu_started = seconds_of(cpu);
    double elapsed = 0;
    long done = 0;
    while (elapsed < span.count()) {
        done += step();
        elapsed = seconds_of(CLOCK_MONOTONIC) - started;
    }
    const auto count = static_cast<double>(done);
    return {count / elapsed, (seconds_of(cpu) - cpu_started) * 1e6 / count};
}

}    // namespace bench
