// PostgreSQL away, silent, slow, or somewhere else.

#include <signal.h>

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

void kill(Stage& stage, Notes& /*notes*/) {
    stage.database().kill();
    stage.database().start();
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
    return [latency](Stage& stage, Notes& /*notes*/) {
        stage.relay().set_latency(latency);
        let_pass(latency < 1s ? 3s : 6s);
        stage.relay().set_latency(0ms);
    };
}

Fault slow(int milliseconds) {
    const std::string number = std::to_string(milliseconds);
    return {.name = "database-slow-" + number,
            .what = "each round trip to it takes " + number + " ms longer",
            .expectation = {.all_answered = milliseconds <= 100},
            .happen = slow_by(std::chrono::milliseconds{milliseconds})};
}

void fail_over(Stage& stage, Notes& notes) {
    stage.database().kill();
    let_pass(1s);    // somebody has to notice
    notes.demand(stage.standby().promote(), "the standby does not take over");
}

}    // namespace

// The last one needs a setting of its own.
std::vector<Fault> faults_of_databases() {
    return {
        {.name = "database-stopped", .what = "PostgreSQL stopped for 3 s", .happen = stop},
        {.name = "database-crashed",
         .what = "PostgreSQL killed (-9) and started again",
         .happen = kill},
        {.name = "database-hangs",
         .what = "PostgreSQL takes everything and says nothing for 4 s",
         .happen = hang},
        slow(10),
        slow(200),
        slow(2'000),
        {.name = "database-failed-over",
         .what = "PostgreSQL killed (-9), its standby takes over after 1 s",
         .setting = Setting::with_standby,
         .happen = fail_over},
    };
}

}    // namespace ask::chaos
