#include "store/detail/call_queue.hpp"

#include <utility>

namespace ask::store::detail {

bool CallQueue::push(SharedCall call) {
    {
        const std::lock_guard hold(mutex_);
        if (waiting_.size() >= most_) return false;
        waiting_.push_back(std::move(call));
    }
    came_.notify_one();
    return true;
}

std::vector<SharedCall> CallQueue::take(const std::stop_token& stop, std::size_t most_in_group,
                                        Deadline::Time::time_point idle_until) {
    std::unique_lock hold(mutex_);
    came_.wait_until(hold, stop, idle_until, [this] { return !waiting_.empty(); });
    std::vector<SharedCall> taken;
    if (stop.stop_requested()) return taken;
    const auto take_front = [&] {
        taken.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    };
    const auto next_is_commit = [&] {
        return !waiting_.empty() && waiting_.front()->as_commit() != nullptr;
    };
    const bool shares = next_is_commit();
    if (!waiting_.empty()) take_front();
    while (shares && taken.size() < most_in_group && next_is_commit()) take_front();
    return taken;
}

std::deque<SharedCall> CallQueue::take_all() {
    const std::lock_guard hold(mutex_);
    return std::exchange(waiting_, {});
}

}    // namespace ask::store::detail
