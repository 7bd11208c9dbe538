#include "chaos/trial.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <iterator>
#include <set>
#include <utility>

namespace ask::chaos {

namespace {

using namespace std::chrono_literals;

constexpr auto before_the_fault = 1s;
constexpr auto quiet_for = 1'500ms;    // without trouble: it is over
constexpr auto longest_recovery = 25s;

double seconds(Stopwatch::duration span) {
    return std::chrono::duration<double>(span).count();
}

// Waits until everybody has been answered properly for a while; how long it took from the end.
double wait_for_recovery(Load& load, Stopwatch::time_point end) {
    for (;;) {
        const auto last = std::max(load.tally().last_trouble().value_or(end), end);
        const bool is_quiet = Stopwatch::now() - last > quiet_for && !load.is_anybody_waiting();
        if (is_quiet || Stopwatch::now() - end > longest_recovery) return seconds(last - end);
        let_pass(20ms);
    }
}

void append(std::vector<std::string>& all, std::vector<std::string> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

// The customers' accounts against the database's.
void compare(Stage& stage, Row& row) {
    stage.load().settle();
    const std::vector<std::string> complaints = stage.load().new_complaints();
    row.wrong += static_cast<long>(complaints.size());
    append(row.faults, complaints);
    row.lost_or_doubled = stage.load().differences(stage.everybody());
    append(row.faults, stage.load().new_complaints());
    const tests::Told checked = stage.check_store();
    if (checked.status != 0)
        row.faults.push_back("store check: " + checked.output + checked.errors);
}

void judge(const Expectation& expected, Row& row) {
    const auto demand = [&row](bool holds, const std::string& what) {
        if (!holds) row.faults.push_back(what);
    };
    const long unanswered = row.counts.of(Outcome::unanswered);
    const long excused = row.counts.of(Outcome::apologised) + row.counts.of(Outcome::refused);
    demand(row.wrong == 0, std::to_string(row.wrong) + " wrong answers");
    demand(row.counts.of(Outcome::answered) > 0, "nothing was answered");
    demand(expected.may_be_cut || unanswered == 0,
           std::to_string(unanswered) + " requests without an answer");
    demand(!expected.all_answered || excused == 0,
           std::to_string(excused) + " apologies and refusals");
    demand(row.recovery <= expected.recovery_limit, "recovery takes too long");
}

// A replica may always say that it has too much to do; where all has to be answered, not even that.
std::set<unsigned> excused_by(const Expectation& expected) {
    std::set<unsigned> statuses = expected.refusals;
    statuses.insert(503);
    return statuses;
}

// Also when the fault's author gives up amid it.
void happen(const Fault& fault, Stage& stage, Notes& notes) {
    try {
        fault.happen(stage, notes);
    } catch (const std::exception& failure) {
        notes.demand(false, failure.what());
        notes.over();
    }
}

}    // namespace

Row try_fault(const Fault& fault, Stage& stage, const Progress& progress) {
    Row row{.name = fault.name, .what = fault.what, .counts = {}, .notes = {}, .faults = {}};
    Load& load = stage.load();
    load.tally().reset();
    load.tally().excuse(excused_by(fault.expectation));
    load.go_on();
    let_pass(before_the_fault);
    progress("under way");
    Notes notes;
    happen(fault, stage, notes);
    progress("recovering");
    row.recovery = wait_for_recovery(load, notes.end());
    load.pause();
    row.counts = load.tally().counts();
    for (const auto& [outcome, count] : notes.extra()) row.counts.by_outcome[outcome] += count;
    row.wrong = row.counts.of(Outcome::wrong);
    append(row.faults, row.counts.wrong);
    // What may stay wrong for ever must not be excused by what was right for a while.
    judge(fault.expectation, row);
    progress("comparing");
    load.tally().excuse({});
    compare(stage, row);
    row.notes = notes.said();
    append(row.faults, notes.broken());
    return row;
}

}    // namespace ask::chaos
