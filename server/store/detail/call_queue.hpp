#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "core/deadline.hpp"
#include "store/detail/store_call.hpp"

namespace ask::store::detail {

using SharedCall = std::shared_ptr<StoreCall>;

// Calls that wait for a thread, first come first served. Any thread.
class CallQueue {
 public:
    explicit CallQueue(std::size_t most) : most_(most) {}

    // False: it is full.
    [[nodiscard]] bool push(SharedCall call);
    // Waits for a call and takes it; where it is a commit, also the commits right behind it, up to
    // `most_in_group` together. Empty at a stop, and when nothing came until `idle_until`.
    [[nodiscard]] std::vector<SharedCall> take(const std::stop_token& stop,
                                               std::size_t most_in_group,
                                               Deadline::Time::time_point idle_until);
    // Everything that waits.
    [[nodiscard]] std::deque<SharedCall> take_all();

 private:
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable_any came_;
    std::deque<SharedCall> waiting_;
};

}    // namespace ask::store::detail
