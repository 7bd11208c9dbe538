// Clients that are slow, silent, or send as much as they may.

#include <memory>
#include <string>
#include <utility>

#include "chaos/fault.hpp"
#include "simulator/certificate_host.hpp"

namespace ask::chaos {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t silent_clients = 1'500;       // connect and say nothing
constexpr std::size_t half_shaken_clients = 500;    // half a TLS hello
constexpr std::size_t slow_clients = 300;           // a header byte now and then
constexpr std::size_t most_body_bytes = 256U * 1024;
constexpr double bearable_ms = 1'000;
constexpr double quick_ms = 100;
constexpr unsigned crowd_customers = 60;

std::string rounded(double number) {
    return std::to_string(static_cast<long>(number));
}

using Crowd = std::vector<std::unique_ptr<tests::Wire>>;

std::unique_ptr<tests::Wire> connected_to(Stage& stage) {
    return std::make_unique<tests::Wire>(tests::Wire::to(stage.balancer().port()));
}

void gather_silent(Stage& stage, Crowd& crowd) {
    const std::string half_a_hello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    for (std::size_t i = 0; i < silent_clients + half_shaken_clients; ++i) {
        crowd.push_back(connected_to(stage));
        if (i % 4 == 0) crowd.back()->send(half_a_hello);
        if (i % 50 == 0) let_pass(5ms);
    }
}

// False for one that the server hung up on before.
bool send_slowly(tests::Wire& wire, std::string_view bytes) {
    return !is_over(wire) && wire.send(bytes);
}

void gather_slow(Stage& stage, Crowd& crowd) {
    for (std::size_t i = 0; i < slow_clients; ++i) {
        auto wire = connected_to(stage);
        const bool shaken = wire->secure(stage.client_side(), true);
        if (shaken && wire->send("POST / HTTP/1.1\r\nX-Slow: ")) crowd.push_back(std::move(wire));
    }
}

std::size_t still_open(const Crowd& crowd) {
    std::size_t count = 0;
    for (const auto& wire : crowd) count += is_over(*wire) ? 0 : 1;
    return count;
}

void crowd_the_door(Stage& stage, Notes& notes) {
    Crowd silent, slow;
    gather_silent(stage, silent);
    gather_slow(stage, slow);
    for (int i = 0; i < 12; ++i) {
        for (const auto& wire : slow) send_slowly(*wire, "z");
        let_pass(1s);
    }
    const std::size_t open = still_open(silent) + still_open(slow);
    notes.demand(open == 0, std::to_string(open) + " bad connections are still open after 12 s");
    notes.say(std::to_string(silent.size()) + " silent and " + std::to_string(slow.size()) +
              " slow clients shown out");
    const double slowest = stage.load().tally().counts().quantile(0.99);
    notes.demand(slowest < bearable_ms, "good customers wait for more than a second");
}

struct Padded {
    Stage& stage;
    tests::Caller who;
    Line line;

    // With a body of so many bytes.
    tests::Answer ask(std::size_t size) {
        std::string body = stage.town().how_many_hints(who);
        body.resize(size, ' ');
        const auto signer = stage.town().amazon().with(
            [](const simulator::Amazon& shop) { return simulator::signing_identity(shop); });
        return line.post(signed_for(body, signer));
    }
};

bool is_balance(const tests::Answer& answer) {
    return tests::hints_told(answer).has_value();
}

bool is_too_long(const tests::Answer& answer) {
    return answer && answer->status == 413;
}

void send_long_bodies(Stage& stage, Notes& notes) {
    Padded padded{.stage = stage,
                  .who = stage.town().join(),
                  .line = Line(stage.balancer().port(), stage.client_side())};
    constexpr int times = 20;
    for (int i = 0; i < times; ++i) {
        const tests::Answer whole = padded.ask(most_body_bytes);
        notes.demand(is_balance(whole), "256 KiB: " + tests::tell(whole));
        notes.count(is_balance(whole) ? Outcome::answered : Outcome::wrong, 1);
        const tests::Answer over = padded.ask(most_body_bytes + 1);
        notes.demand(is_too_long(over), "a byte more: " + tests::tell(over));
        notes.count(is_too_long(over) ? Outcome::refused : Outcome::wrong, 1);
    }
    notes.say("256 KiB: the balance, a byte more: 413");
}

// Each replica does eight requests at once, and each takes long: some forty in a second are what
// both can do, and some hundreds come.
void come_all_at_once(Stage& stage, Notes& notes) {
    for (std::size_t i = 0; i < stage.replicas(); ++i) {
        stage.renew(i, {{"SKILLD_SERVER__LIMITS__REQUESTS", "8"}});
    }
    Load crowd(stage.town(), {.port = stage.balancer().port(), .side = stage.client_side()},
               crowd_customers);
    crowd.tally().excuse({503});
    crowd.go_on();
    let_pass(1s);    // so that all are connected: what is looked at is requests, not handshakes
    crowd.tally().reset();
    stage.relay().set_latency(40ms);
    let_pass(5s);
    stage.relay().set_latency(0ms);
    crowd.pause();
    notes.over();
    const Counts counts = crowd.tally().counts();
    for (const auto& [outcome, count] : counts.by_outcome) notes.count(outcome, count);
    notes.demand(counts.of(Outcome::refused) > counts.of(Outcome::answered),
                 "there is no overload");
    notes.demand(counts.quantile(0.99) < bearable_ms, "who is admitted waits more than a second");
    const double refusal = counts.quantile(0.99, Outcome::refused);
    notes.demand(refusal < quick_ms, "refusals take more than 100 ms");
    notes.say("the crowd's p99: answered in " + rounded(counts.quantile(0.99)) +
              " ms, refused in " + rounded(refusal) + " ms");
    compare(stage, crowd, notes);
    let_pass(2s);    // so that nobody is refused who asks once more
    crowd.settle();
    compare(stage, crowd, notes);
    for (std::size_t i = 0; i < stage.replicas(); ++i) stage.renew(i);
}

}    // namespace

std::vector<Fault> faults_of_clients() {
    return {
        {.name = "slow-clients",
         .what = "2,000 silent and 300 slow connections",
         .expectation = {.all_answered = true},
         .happen = crowd_the_door},
        {.name = "long-bodies",
         .what = "bodies at the limit, and a byte over it",
         .happen = send_long_bodies},
        {.name = "overload",
         .what = "five times what the replicas can do",
         .expectation = {.refusals = {503}},
         .happen = come_all_at_once},
    };
}

}    // namespace ask::chaos
