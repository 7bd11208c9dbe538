#pragma once

#include <mutex>
#include <optional>
#include <string_view>

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

// The metrics process_…, brought up to date before a scrape. Any thread.
class ProcessMetrics {
 public:
    explicit ProcessMetrics(Metrics& metrics) : metrics_(metrics) {}
    // What cannot be read stays as it was.
    void update();

 private:
    void set_figures();
    void set_files();

    Metrics& metrics_;
    std::mutex mutex_;
    double cpu_told_ = 0;
};

}    // namespace ask::app::detail
