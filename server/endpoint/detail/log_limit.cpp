#include "endpoint/detail/log_limit.hpp"

#include <algorithm>
#include <utility>

namespace ask::endpoint::detail {

std::optional<std::uint64_t> LogLimit::pass(std::string_view reason, Time now) {
    const std::lock_guard hold(mutex_);
    auto found = buckets_.find(reason);
    if (found == buckets_.end()) {
        found = buckets_.emplace(std::string(reason), Bucket{.filled = now}).first;
    }
    Bucket& bucket = found->second;
    // Threads may come in another order than they read the clock in.
    const Time filled = std::max(bucket.filled, now);
    const double passed = std::chrono::duration<double>(filled - bucket.filled).count();
    bucket.lines = std::min(lines_at_once, bucket.lines + passed * lines_a_second);
    bucket.filled = filled;
    if (bucket.lines < 1) {
        ++bucket.suppressed;
        return std::nullopt;
    }
    bucket.lines -= 1;
    return std::exchange(bucket.suppressed, 0);
}

}    // namespace ask::endpoint::detail
