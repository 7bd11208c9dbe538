#include "http/detail/controlled_delay.hpp"

#include <algorithm>

namespace ask::http::detail {

namespace {

// How much longer than it works a thread may take, because others have the processor or something
// blocks it, before that counts too: who waits does not care for the reason.
constexpr int share_of_wall = 2;
// For how many times the limit waits must have been long, or short, before that is believed. After
// a silence of the latter, nothing is known.
constexpr int long_enough = 2;
constexpr int short_enough = 4;

}    // namespace

std::chrono::nanoseconds Moment::work_since(const Moment& earlier) const {
    const std::chrono::nanoseconds passed = wall - earlier.wall;
    // More than has passed, or less than none: another thread has taken over.
    const bool is_same_thread = busy >= earlier.busy && busy - earlier.busy <= passed;
    const std::chrono::nanoseconds kept_from_it = passed / share_of_wall;
    return is_same_thread ? std::max(busy - earlier.busy, kept_from_it) : kept_from_it;
}

void ControlledDelay::sampled(const Moment& begun, const Moment& now) {
    if (last_at_ && begun.work_since(*last_at_) > short_enough * limit_) {
        *this = ControlledDelay(limit_);
    }
    last_ = now.work_since(begun);
    last_at_ = now;
    last_ > limit_ ? note_long_wait(now) : note_short_wait(now);
}

void ControlledDelay::note_long_wait(const Moment& now) {
    short_since_.reset();
    if (!long_since_) long_since_ = now;
    if (now.work_since(*long_since_) >= long_enough * limit_) refusing_ = true;
}

void ControlledDelay::note_short_wait(const Moment& now) {
    long_since_.reset();
    if (!short_since_) short_since_ = now;
    if (now.work_since(*short_since_) >= short_enough * limit_) refusing_ = false;
}

bool ControlledDelay::admits(const Moment& now, const std::optional<Moment>& pending) {
    const std::chrono::nanoseconds waiting =
        pending ? now.work_since(*pending) : std::chrono::nanoseconds{0};
    if (waiting > limit_) note_long_wait(now);
    if (!refusing_) return true;
    const bool outdated = !last_at_ || now.work_since(*last_at_) > short_enough * limit_;
    return (outdated && !pending) || std::max(last_, waiting) <= limit_;
}

}    // namespace ask::http::detail
