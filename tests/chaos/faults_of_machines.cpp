// What a machine runs out of, and a clock that jumps.

#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>

#include "chaos/false_clock.hpp"
#include "chaos/fault.hpp"

namespace ask::chaos {

namespace {

using namespace std::chrono_literals;

// Fewer than any replica has open: what is open stays, and nothing can be added.
constexpr rlim_t few_files = 16;

// The former limit.
rlimit limit(pid_t process, decltype(RLIMIT_NOFILE) what, rlim_t most) {
    rlimit former{};
    ::prlimit(process, what, nullptr, &former);
    const rlimit next{.rlim_cur = std::min(most, former.rlim_max), .rlim_max = former.rlim_max};
    ::prlimit(process, what, &next, nullptr);
    return former;
}

// One replica has used all that it may; every customer comes with a new connection.
void use_up_files(Stage& stage, Notes& notes) {
    const pid_t process = stage.replica(1).id();
    stage.load().keep_connections(false);
    let_pass(1s);    // so that both replicas, however new, know Alexa's certificate
    const rlimit former = limit(process, RLIMIT_NOFILE, few_files);
    let_pass(6s);
    limit(process, RLIMIT_NOFILE, former.rlim_cur);
    notes.over();
    notes.demand(stage.replica(1).becomes(200, 10s), "not ready again");
    stage.load().keep_connections(true);
}

std::filesystem::path filler_of(Stage& stage) {
    return "/proc/" + std::to_string(stage.replica(0).id()) + "/root" +
           (stage.disk() / "filler").string();
}

void fill(const std::filesystem::path& file) {
    const std::string page(4'096, 'x');
    std::ofstream out(file, std::ios::binary | std::ios::app);
    while (out.write(page.data(), static_cast<std::streamsize>(page.size())).flush()) continue;
}

void fill_the_disk(Stage& stage, Notes& notes) {
    const pid_t process = stage.replica(0).id();
    const bool has_disk = !stage.disk().empty();
    if (has_disk) fill(filler_of(stage));
    // Without privileges there is no small disk: no file may grow, which the program sees alike.
    const rlimit former = limit(process, RLIMIT_FSIZE, has_disk ? RLIM_INFINITY : 4'096);
    notes.demand(stage.replica(0).becomes(503, 20s), "ready with a full disk");
    let_pass(3s);
    if (has_disk) std::filesystem::remove(filler_of(stage));
    limit(process, RLIMIT_FSIZE, former.rlim_cur);
    notes.over();
    notes.demand(stage.replica(0).becomes(200, 10s), "not ready again");
}

// One replica's wall clock jumps, there and back; its monotonic one goes on.
void jump(Stage& stage, Notes& notes) {
    FalseClock clock(stage.folder() / "clock");
    const int status = stage.renew(1, clock.variables());
    notes.demand(status == 0, "a drained replica did not exit with 0");
    const Counts before = stage.load().tally().counts();
    notes.demand(before.sent() == before.of(Outcome::answered), "trouble before the clock jumped");
    stage.load().keep_connections(false);    // so that customers come to both
    for (const auto ahead : {10min, -10min}) {
        clock.set_ahead(ahead);
        let_pass(FalseClock::noticed_within + 2s);
    }
    clock.set_ahead(0s);
    notes.over();
    let_pass(FalseClock::noticed_within + 1s);
    stage.load().keep_connections(true);
    notes.demand(stage.replica(1).readiness() == 200, "the clock made it unready");
    const Counts counts = stage.load().tally().counts();
    notes.demand(counts.of(Outcome::refused) > 0, "nobody was refused");
    notes.demand(counts.quantile(1) < 7'000, "an answer came after its deadline");
    stage.renew(1);
}

}    // namespace

std::vector<Fault> faults_of_machines() {
    std::vector<Fault> faults = {{.name = "files-used-up",
                                  .what = "one replica may open no file any more, for 6 s",
                                  .expectation = {.most_unanswered = 0.25},
                                  .happen = use_up_files},
                                 {.name = "disk-full",
                                  .what = "the disk under SQLite is full",
                                  .setting = Setting::small_disk,
                                  .happen = fill_the_disk}};
    if (!FalseClock::is_possible()) return faults;
    faults.insert(faults.begin(), {.name = "clock-jumps",
                                   .what = "one replica's clock 10 min ahead, then behind",
                                   .expectation = {.refusals = {400}},
                                   .happen = jump});
    return faults;
}

}    // namespace ask::chaos
