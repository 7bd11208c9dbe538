#include "app/detail/script_report.hpp"

#include <unistd.h>

#include <iostream>
#include <utility>

#include "app/commands.hpp"
#include "app/detail/complaint.hpp"
#include "core/text_file.hpp"
#include "simulator/junit.hpp"

namespace ask::app::detail {

namespace {

constexpr std::chrono::seconds patience{1};

// Conversations that run over the same terminal are progress enough.
bool wants_progress(const SimulateOptions& options) {
    const bool are_shown = isatty(STDOUT_FILENO) == 1 && !options.quiet;
    return isatty(STDERR_FILENO) == 1 && !are_shown;
}

// A result as JUnit needs it; what came was needed for a recording only, but for its time.
simulator::ScriptResult slim(simulator::ScriptResult result) {
    for (simulator::TurnResult& turn : result.turns) {
        if (!turn.came) continue;
        simulator::Observation only_time;
        only_time.took = turn.came->took;
        turn.came = std::move(only_time);
    }
    return result;
}

}    // namespace

ScriptReport::ScriptReport(const SimulateOptions& options,
                           const std::vector<simulator::Script>& scripts, Recording recording)
    : options_(options),
      scripts_(scripts),
      recording_(std::move(recording)),
      all_(scripts.size() * options.repeat),
      wants_progress_(wants_progress(options)) {}

void ScriptReport::take(const simulator::PlayedScript& played) {
    ++played_;
    turns_played_ += static_cast<std::int64_t>(played.result.turns.size());
    const bool is_shown = !options_.quiet || !played.result.as_expected();
    if (is_shown) std::cout << played.transcript << std::flush;
    summary_.add(played.result);
    if (!options_.junit.empty()) results_.push_back(slim(played.result));
    keep(played);
    tell_progress();
}

void ScriptReport::keep(const simulator::PlayedScript& played) {
    const Result<void> kept = recording_.keep(played);
    if (kept) return;
    explain(kept.error().context);
    could_write_ = could_write_ && kept.error().code != errors::unavailable;
}

void ScriptReport::tell_progress() {
    if (!wants_progress_ || Clock::now() - begun_ < patience) return;
    if (!progress_) progress_.emplace("Playing", "turns", all_turns());
    progress_->reached(turns_played_);
}

std::int64_t ScriptReport::all_turns() const {
    std::size_t turns = 0;
    for (const simulator::Script& script : scripts_) turns += script.turns.size();
    return static_cast<std::int64_t>(turns * options_.repeat);
}

int ScriptReport::finish(bool is_complete) {
    if (progress_) progress_->finished(turns_played_);
    if (!is_complete) tell_of_endpoint();
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun_);
    std::cout << summary_.text(took);
    tell_of_recording();
    std::cout.flush();
    if (!write_junit() || !could_write_) return exit_wrong_usage;
    return summary_.all_as_expected() && is_complete ? exit_done : exit_found_faults;
}

void ScriptReport::tell_of_endpoint() {
    explain("The endpoint gave no answer to three scripts in a row; " +
            std::to_string(all_ - played_) + " more were not played.");
}

void ScriptReport::tell_of_recording() const {
    if (options_.record.empty()) return;
    const std::size_t count = recording_.written();
    std::cout << "  recorded " << count << (count == 1 ? " script: " : " scripts: ")
              << options_.record << "\n";
}

bool ScriptReport::write_junit() {
    if (options_.junit.empty()) return true;
    for (std::size_t i = played_; i < all_; ++i) {
        results_.push_back(simulator::not_played(scripts_[i % scripts_.size()]));
    }
    const Result<void> written = write_text_file(options_.junit, simulator::junit_xml(results_));
    if (!written) explain(written.error().context);
    return written.has_value();
}

}    // namespace ask::app::detail
