#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>

#include "core/log.hpp"
#include "core/metrics.hpp"

namespace ask::app::detail {

// What the kernel knows of a process.
struct ProcessFigures {
    double cpu_seconds = 0;
    double start_seconds = 0;    // after the machine's start
    double resident_bytes = 0;
    double virtual_bytes = 0;
    double threads = 0;
};

// The text of /proc/PID/stat. Nothing: not of its form.
[[nodiscard]] std::optional<ProcessFigures> read_process_stat(std::string_view stat);

// The metrics process_… and what the log dropped, brought up to date before a scrape. Any thread.
class ProcessMetrics {
 public:
    ProcessMetrics(Metrics& metrics, const Logger& logger) : metrics_(metrics), logger_(logger) {}
    // What cannot be read stays as it was.
    void update();

 private:
    void set_figures();
    void set_files();
    void set_log();

    Metrics& metrics_;
    const Logger& logger_;
    std::mutex mutex_;
    double cpu_told_ = 0;
    std::uint64_t dropped_told_ = 0;
};

}    // namespace ask::app::detail
