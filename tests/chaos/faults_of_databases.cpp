// PostgreSQL away, silent, slow, or somewhere else.

#include <algorithm>
#include <csignal>
#include <fstream>
#include <string>

#include "chaos/fault.hpp"

namespace ask::chaos {

namespace {

using namespace std::chrono_literals;

void stop(Stage& stage, Notes& notes) {
    stage.database().stop();
    let_pass(3s);
    notes.demand(stage.replica(0).readiness() == 503, "ready without a database");
    stage.database().start();
}

// The load is paused since the database is gone, so that what it lost is still lost.
void compare_when_it_is_back(Stage& stage, Notes& notes) {
    let_pass(1s);    // a standby takes writes a little after it is promoted
    compare(stage, stage.load(), notes);
    stage.load().go_on();
}

// Once under the eyes of those who go on asking, and once more to look what it has kept.
void kill(Stage& stage, Notes& notes) {
    stage.database().kill();
    stage.database().start();
    let_pass(1s);
    stage.database().kill();
    stage.load().pause();
    stage.database().start();
    compare_when_it_is_back(stage, notes);
}

std::vector<pid_t> processes_of(const tests::PostgresServer& server) {
    const std::string number = std::to_string(server.process());
    std::vector<pid_t> all = {server.process()};
    std::ifstream file("/proc/" + number + "/task/" + number + "/children");
    for (pid_t child = 0; file >> child;) all.push_back(child);
    return all;
}

void hang(Stage& stage, Notes& /*notes*/) {
    ::kill(stage.database().process(), SIGSTOP);    // first: it makes no more children
    const std::vector<pid_t> all = processes_of(stage.database());
    for (const pid_t one : all) ::kill(one, SIGSTOP);
    let_pass(4s);
    for (const pid_t one : all) ::kill(one, SIGCONT);
}

std::function<void(Stage&, Notes&)> slow_by(std::chrono::milliseconds latency) {
    return [latency](Stage& stage, Notes& notes) {
        stage.relay().set_latency(latency);
        let_pass(latency < 1s ? 3s : 6s);
        stage.relay().set_latency(0ms);
        const Counts counts = stage.load().tally().counts();
        const double slowest =
            std::max(counts.quantile(1), counts.quantile(1, Outcome::apologised));
        notes.demand(slowest >= static_cast<double>(latency.count()), "nobody waited for it");
    };
}

Fault slow(int milliseconds) {
    const std::string number = std::to_string(milliseconds);
    return {.name = "database-slow-" + number,
            .what = "each round trip to it takes " + number + " ms longer",
            .expectation = {.all_answered = milliseconds <= 200},
            .happen = slow_by(std::chrono::milliseconds{milliseconds})};
}

void fail_over(Stage& stage, Notes& notes) {
    stage.database().kill();
    let_pass(1s);    // somebody has to notice
    stage.load().pause();
    notes.demand(stage.standby().promote(), "the standby does not take over");
    compare_when_it_is_back(stage, notes);
}

}    // namespace

// The last one needs a setting of its own.
std::vector<Fault> faults_of_databases() {
    return {
        {.name = "database-stopped", .what = "PostgreSQL stopped for 3 s", .happen = stop},
        {.name = "database-crashed",
         .what = "PostgreSQL killed (-9) and started again, twice",
         .expectation = {.must_apologise = true},
         .happen = kill},
        {.name = "database-hangs",
         .what = "PostgreSQL takes everything and says nothing for 4 s",
         .expectation = {.must_apologise = true},
         .happen = hang},
        slow(10),
        slow(200),
        slow(2'000),
        {.name = "database-failed-over",
         .what = "PostgreSQL killed (-9), its standby takes over after a second or more",
         .setting = Setting::with_standby,
         .happen = fail_over},
    };
}

}    // namespace ask::chaos
