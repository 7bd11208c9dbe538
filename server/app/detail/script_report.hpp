#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/detail/progress.hpp"
#include "app/detail/recording.hpp"
#include "app/detail/simulate_options.hpp"
#include "simulator/run_summary.hpp"
#include "simulator/script_crew.hpp"

namespace ask::app::detail {

// Tells of scripts while they are played and afterwards: conversations and summary on standard
// output, progress and complaints on standard error, and the files that were asked for. One thread
// at a time.
class ScriptReport {
 public:
    // All outlive this.
    ScriptReport(const SimulateOptions& options, const std::vector<simulator::Script>& scripts,
                 Recording recording);

    // In the scripts' order.
    void take(const simulator::PlayedScript& played);
    // `is_complete`: false when the endpoint was given up. The exit status.
    [[nodiscard]] int finish(bool is_complete);

 private:
    using Clock = std::chrono::steady_clock;
    void tell_progress();
    [[nodiscard]] std::int64_t all_turns() const;
    void keep(const simulator::PlayedScript& played);
    void tell_of_endpoint();
    void tell_of_recording() const;
    bool write_junit();

    const SimulateOptions& options_;
    const std::vector<simulator::Script>& scripts_;
    Recording recording_;
    simulator::RunSummary summary_;
    std::vector<simulator::ScriptResult> results_;    // for JUnit only
    std::size_t played_ = 0;
    std::int64_t turns_played_ = 0;
    std::size_t all_;
    bool could_write_ = true;
    bool wants_progress_;
    std::optional<Progress> progress_;    // once it takes long
    Clock::time_point begun_ = Clock::now();
};

}    // namespace ask::app::detail
