#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "simulator/play_result.hpp"

namespace ask::simulator {

// What all scripts of a run came to. Keeps four bytes a turn.
class RunSummary {
 public:
    void add(const ScriptResult& result);

    [[nodiscard]] bool all_as_expected() const { return failed_scripts_ == 0; }
    // Some lines for people: how many scripts and turns, which failed, how long the skill took to
    // answer (median, 95 of 100, the slowest with its place), what Alexa refused and what a
    // reviewer would object to.
    [[nodiscard]] std::string text(std::chrono::microseconds whole_run) const;

 private:
    void add_turn(const ScriptResult& script, const TurnResult& turn);
    [[nodiscard]] std::string times_text() const;
    [[nodiscard]] std::string failures_text() const;

    std::size_t scripts_ = 0;
    std::size_t turns_ = 0;
    std::size_t failed_scripts_ = 0;
    std::vector<std::string> failed_files_;             // each once, as they failed
    std::map<std::string, std::size_t> failures_of_;    // by file
    std::vector<std::uint32_t> microseconds_;           // of every answer
    std::chrono::microseconds slowest_{0};
    std::string slowest_place_;
    std::size_t refusals_ = 0;
    std::size_t objections_ = 0;
};

// "0.8 ms", "12 ms", "3.4 s": as exact as people want it.
[[nodiscard]] std::string time_text(std::chrono::microseconds time);

}    // namespace ask::simulator
