#include "simulator/run_summary.hpp"

#include <algorithm>
#include <cstdio>

namespace ask::simulator {

namespace {

using std::chrono::microseconds;

std::string counted(std::size_t number, const std::string& thing) {
    return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

// The smallest of the values that so many percent do not exceed.
microseconds percentile(std::vector<std::uint32_t> values, std::size_t percent) {
    const std::size_t rank = (values.size() * percent + 99) / 100;
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::nth_element(values.begin(), at, values.end());
    return microseconds(*at);
}

std::string with_a_digit(double number, const char* unit) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %s", number, unit);
    return text;
}

}    // namespace

std::string time_text(microseconds time) {
    const auto count = static_cast<double>(time.count());
    if (count < 10'000) return with_a_digit(count / 1'000, "ms");
    if (count < 1'000'000) return std::to_string((time.count() + 500) / 1'000) + " ms";
    return with_a_digit(count / 1'000'000, "s");
}

void RunSummary::add(const ScriptResult& result) {
    ++scripts_;
    turns_ += result.turns.size();
    for (const TurnResult& turn : result.turns) add_turn(result, turn);
    if (result.as_expected()) return;
    ++failed_scripts_;
    const std::string file = result.file.string();
    if (failures_of_[file]++ == 0) failed_files_.push_back(file);
}

void RunSummary::add_turn(const ScriptResult& script, const TurnResult& turn) {
    refusals_ += turn.refusals;
    objections_ += turn.objections;
    if (!turn.came) return;
    const microseconds took = turn.came->took;
    microseconds_.push_back(static_cast<std::uint32_t>(took.count()));
    if (took <= slowest_) return;
    slowest_ = took;
    slowest_place_ = script.file.string() + " " + turn.pointer;
}

std::string RunSummary::text(microseconds whole_run) const {
    std::string text = "\n" + counted(scripts_, "script") + ", " + counted(turns_, "turn") + ": ";
    text += failures_text();
    text += "  " + time_text(whole_run) + " in all" + times_text() + "\n";
    if (refusals_ > 0) text += "  Alexa refused: " + counted(refusals_, "fault") + "\n";
    if (objections_ > 0)
        text += "  a reviewer would raise " + counted(objections_, "objection") + "\n";
    return text;
}

std::string RunSummary::failures_text() const {
    if (all_as_expected()) return "all as expected\n";
    std::string text = std::to_string(failed_scripts_) + " failed\n";
    for (const std::string& file : failed_files_) {
        const std::size_t times = failures_of_.at(file);
        text += "  ✗ " + file + (times > 1 ? " (" + std::to_string(times) + " times)" : "") + "\n";
    }
    return text;
}

std::string RunSummary::times_text() const {
    if (microseconds_.empty()) return "";
    return "; answers: median " + time_text(percentile(microseconds_, 50)) + ", 95 % within " +
           time_text(percentile(microseconds_, 95)) + ", slowest " + time_text(slowest_) + " (" +
           slowest_place_ + ")";
}

}    // namespace ask::simulator
