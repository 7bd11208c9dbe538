#pragma once

#include <functional>
#include <string>
#include <vector>

#include "chaos/fault.hpp"

namespace ask::chaos {

// What became of a fault.
struct Row {
    std::string name;
    std::string what;
    Counts counts;              // since the fault began
    long wrong = 0;             // answers
    int lost_or_doubled = 0;    // customers whose purchases or uses the database has otherwise
    double recovery = 0;        // seconds from the fault's end to the last that was not answered
    std::vector<std::string> notes;
    std::vector<std::string> faults;    // why it is not good

    [[nodiscard]] bool is_good() const { return faults.empty(); }
};

// Told what is going on.
using Progress = std::function<void(const std::string& step)>;

// Tries one on a stage that is whole, with customers at it before, meanwhile and after; leaves the
// stage whole unless the fault's own undoing fails, which the row says.
[[nodiscard]] Row try_fault(const Fault& fault, Stage& stage, const Progress& progress);

}    // namespace ask::chaos
