#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace ask::endpoint::detail {

// Who may be refused may be refused without end: so many lines of one reason are written at once,
// and then one a second. Any thread.
class LogLimit {
 public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr double lines_at_once = 10;
    static constexpr double lines_a_second = 1;

    // Nothing: this line is not written. Else how many were not since the last of this reason.
    // The reasons are words of the code, never of the caller's.
    [[nodiscard]] std::optional<std::uint64_t> pass(std::string_view reason, Time now);

 private:
    struct Bucket {
        Time filled;
        double lines = lines_at_once;
        std::uint64_t suppressed = 0;
    };
    std::mutex mutex_;
    std::map<std::string, Bucket, std::less<>> buckets_;
};

}    // namespace ask::endpoint::detail
