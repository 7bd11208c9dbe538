#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

namespace ask::detail {

struct LogQueueLimits {
    std::size_t lines = 8'192;
    std::size_t bytes = std::size_t{4} * 1'024 * 1'024;
};

// The lines that wait to be written, in their order, and no more of them than the limits allow.
// Once it is full it drops what comes until it is half empty, so that a log has one gap and not
// many small ones. One thread at a time.
class LogQueue {
 public:
    explicit LogQueue(LogQueueLimits limits) : limits_(limits) {}

    // False: there was no room for it.
    bool push(std::string line);
    // The first line, and those behind it that make it no longer than `most_bytes`, as far as there
    // is memory for them. Not of an empty queue.
    struct Taken {
        std::string text;
        std::size_t lines = 0;
    };
    Taken take(std::size_t most_bytes);
    [[nodiscard]] bool empty() const { return lines_.empty(); }

    // How many lines the gap has that has just ended, once; 0: none has. To be asked after each
    // take, since nothing is queued before that.
    std::uint64_t end_gap();
    // Ever.
    [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

 private:
    [[nodiscard]] bool has_room_for(const std::string& line) const;

    const LogQueueLimits limits_;
    std::deque<std::string> lines_;
    std::size_t bytes_ = 0;
    std::uint64_t gap_ = 0;    // not 0: it drops what comes
    std::uint64_t dropped_ = 0;
};

}    // namespace ask::detail
