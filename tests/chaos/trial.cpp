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

// A second in which nothing is wrong, and which does not count.
void begin(Load& load, Notes& notes) {
    load.tally().reset();
    load.go_on();
    let_pass(before_the_fault);
    const Counts before = load.tally().counts();
    const long answered = before.of(Outcome::answered);
    notes.demand(answered > 0 && answered == before.sent(),
                 "before the fault " + std::to_string(answered) + " of " +
                     std::to_string(before.sent()) + " requests were answered");
    for (const std::string& wrong : before.wrong) notes.demand(false, wrong);
    load.tally().reset();
}

Stopwatch::time_point last_trouble(Load& load, Stopwatch::time_point end) {
    return std::max(load.tally().last_trouble().value_or(end), end);
}

// Until everybody has been answered properly for a while.
void wait_for_recovery(Load& load, Stopwatch::time_point end) {
    const auto is_quiet = [&] {
        return Stopwatch::now() - last_trouble(load, end) > quiet_for && !load.is_anybody_waiting();
    };
    while (!is_quiet() && Stopwatch::now() - end < longest_recovery) let_pass(20ms);
}

void append(std::vector<std::string>& all, std::vector<std::string> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

// What customers were told and knew to be wrong.
void hear_complaints(Load& load, Row& row) {
    std::vector<std::string> complaints = load.new_complaints();
    row.wrong += static_cast<long>(complaints.size());
    append(row.faults, std::move(complaints));
}

// Before and after everybody asks for the balance: asking alone may bring back what was lost.
void compare_all(Stage& stage, Notes& notes, Row& row) {
    Load& load = stage.load();
    hear_complaints(load, row);
    compare(stage, load, notes);
    load.tally().excuse({});
    load.settle();
    hear_complaints(load, row);
    compare(stage, load, notes);
    const tests::Told checked = stage.check_store();
    notes.demand(checked.status == 0, "store check: " + checked.output + checked.errors);
}

void judge(const Expectation& expected, Row& row) {
    const auto demand = [&row](bool holds, const std::string& what) {
        if (!holds) row.faults.push_back(what);
    };
    const long unanswered = row.counts.of(Outcome::unanswered);
    const long apologies = row.counts.of(Outcome::apologised);
    const long excused = apologies + row.counts.of(Outcome::refused);
    const auto sent = static_cast<double>(row.counts.sent());
    demand(row.wrong == 0, std::to_string(row.wrong) + " wrong answers");
    demand(row.counts.of(Outcome::answered) > 0, "nothing was answered");
    demand(static_cast<double>(unanswered) <= expected.most_unanswered * sent,
           std::to_string(unanswered) + " of " + std::to_string(row.counts.sent()) +
               " requests without an answer");
    demand(!expected.all_answered || excused == 0,
           std::to_string(excused) + " apologies and refusals");
    demand(!expected.must_apologise || apologies > 0, "no apology: the fault did not happen");
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

// Also when the database cannot be asked.
void compare_at_last(Stage& stage, Notes& notes, Row& row) {
    try {
        compare_all(stage, notes, row);
    } catch (const std::exception& failure) {
        notes.demand(false, failure.what());
    }
}

}    // namespace

Row try_fault(const Fault& fault, Stage& stage, const Progress& progress) {
    Row row{.name = fault.name, .what = fault.what, .counts = {}, .notes = {}, .faults = {}};
    Load& load = stage.load();
    Notes notes;
    load.tally().excuse(excused_by(fault.expectation));
    begin(load, notes);
    progress("under way");
    happen(fault, stage, notes);
    progress("recovering");
    const auto end = notes.end();
    wait_for_recovery(load, end);
    load.pause();
    // Only now: what was under way may have ended badly.
    row.recovery = seconds(last_trouble(load, end) - end);
    row.counts = load.tally().counts();
    for (const auto& [outcome, count] : notes.extra()) row.counts.by_outcome[outcome] += count;
    row.wrong = row.counts.of(Outcome::wrong);
    append(row.faults, row.counts.wrong);
    // What may stay wrong for ever must not be excused by what was right for a while.
    judge(fault.expectation, row);
    progress("comparing");
    compare_at_last(stage, notes, row);
    row.lost_or_doubled = static_cast<int>(notes.differing().size());
    row.notes = notes.said();
    append(row.faults, notes.broken());
    return row;
}

}    // namespace ask::chaos
