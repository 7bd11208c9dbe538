#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "durability/answers.hpp"

namespace ask::chaos {

using Stopwatch = std::chrono::steady_clock;

// What became of one request.
enum class Outcome {
    answered,      // with what was asked for
    apologised,    // by the skill, in words of its own
    refused,       // by a status that the fault excuses; Alexa says something of her own
    unanswered,    // cut off, or too late; the same
    wrong,         // anything else
};

struct Counts {
    std::map<Outcome, long> by_outcome;
    std::map<std::string, long> heard;               // what customers heard instead of an answer
    std::vector<std::string> wrong;                  // the first few wrong answers
    std::map<Outcome, std::vector<double>> waits;    // in milliseconds

    [[nodiscard]] long of(Outcome outcome) const;
    [[nodiscard]] long sent() const;
    // That share of such answers came within so many milliseconds.
    [[nodiscard]] double quantile(double share, Outcome outcome = Outcome::answered) const;
};

// Judges and counts answers. Any thread.
class Tally {
 public:
    // From now on these statuses are what a customer may be refused with.
    void excuse(std::set<unsigned> statuses);
    Outcome add(const tests::Answer& answer, Stopwatch::duration took);
    // When the last request ended that was not answered; nothing: there is none since `reset`.
    [[nodiscard]] std::optional<Stopwatch::time_point> last_trouble() const;
    [[nodiscard]] Counts counts() const;
    void reset();

 private:
    [[nodiscard]] Outcome judge(const tests::Answer& answer) const;

    mutable std::mutex mutex_;
    std::set<unsigned> excused_;
    Counts counts_;
    std::optional<Stopwatch::time_point> last_trouble_;
};

}    // namespace ask::chaos
