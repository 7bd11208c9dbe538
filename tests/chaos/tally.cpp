#include "chaos/tally.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ask::chaos {

namespace {

constexpr std::size_t most_shown = 5;

std::string heard_in(const tests::Answer& answer, Outcome outcome) {
    if (outcome == Outcome::apologised) return tests::speech_of(answer);
    if (!answer) return "Alexa's own words (" + answer.error().context + ")";
    return "Alexa's own words (status " + std::to_string(answer->status) + ")";
}

}    // namespace

long Counts::of(Outcome outcome) const {
    const auto found = by_outcome.find(outcome);
    return found == by_outcome.end() ? 0 : found->second;
}

long Counts::sent() const {
    long sum = 0;
    for (const auto& [outcome, count] : by_outcome) sum += count;
    return sum;
}

double Counts::quantile(double share, Outcome outcome) const {
    const auto found = waits.find(outcome);
    if (found == waits.end()) return 0;
    std::vector<double> sorted = found->second;
    std::ranges::sort(sorted);
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return sorted[std::min(at, sorted.size() - 1)];
}

void Tally::excuse(std::set<unsigned> statuses) {
    const std::lock_guard hold(mutex_);
    excused_ = std::move(statuses);
}

Outcome Tally::judge(const tests::Answer& answer) const {
    if (!answer) return Outcome::unanswered;
    if (answer->status != 200) {
        return excused_.contains(answer->status) ? Outcome::refused : Outcome::wrong;
    }
    if (tests::hints_told(answer) || tests::order_in(answer)) return Outcome::answered;
    return tests::speech_of(answer).empty() ? Outcome::wrong : Outcome::apologised;
}

Outcome Tally::add(const tests::Answer& answer, Stopwatch::duration took) {
    const std::lock_guard hold(mutex_);
    const Outcome outcome = judge(answer);
    ++counts_.by_outcome[outcome];
    const std::chrono::duration<double, std::milli> wait = took;
    counts_.waits[outcome].push_back(wait.count());
    if (outcome == Outcome::answered) return outcome;
    last_trouble_ = Stopwatch::now();
    ++counts_.heard[heard_in(answer, outcome)];
    const bool is_shown = outcome == Outcome::wrong && counts_.wrong.size() < most_shown;
    if (is_shown) counts_.wrong.push_back(tests::tell(answer));
    return outcome;
}

std::optional<Stopwatch::time_point> Tally::last_trouble() const {
    const std::lock_guard hold(mutex_);
    return last_trouble_;
}

Counts Tally::counts() const {
    const std::lock_guard hold(mutex_);
    return counts_;
}

void Tally::reset() {
    const std::lock_guard hold(mutex_);
    counts_ = {};
    last_trouble_.reset();
}

}    // namespace ask::chaos
