#pragma once

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "core/detail/log_queue.hpp"

namespace ask::detail {

struct LogWriterOptions {
    int descriptor = STDERR_FILENO;
    LogQueueLimits limits = {};
    std::chrono::milliseconds flush_limit{500};
    std::chrono::milliseconds end_limit{2'000};
};

// Writes lines to a descriptor on a thread of its own, which starts with the first, at once and in
// their order. Who hands a line over never waits for its reader: what a reader does not take waits
// in a queue, and what finds no room there is dropped and counted. Any thread.
class LogWriter {
 public:
    // Makes the line that says how many were dropped; it is written once there is room again. It
    // may be called after the writer has gone.
    using GapLine = std::function<std::string(std::uint64_t lines)>;

    explicit LogWriter(GapLine gap_line, LogWriterOptions options = {});
    // Returns when all that is queued is written, or at the limit: then a reader takes nothing, and
    // the rest is given up.
    ~LogWriter();
    LogWriter(const LogWriter&) = delete;
    LogWriter& operator=(const LogWriter&) = delete;

    // The line with its end, its only one.
    void write(std::string line);
    // Returns when what was queued before is written, or at the limit.
    void flush();
    // Lines that found no room, or that the descriptor refused.
    [[nodiscard]] std::uint64_t dropped() const;

 private:
    struct State;
    void start();
    std::shared_ptr<State> state_;    // the thread has it too, and may outlive the writer
    std::thread thread_;
};

}    // namespace ask::detail
