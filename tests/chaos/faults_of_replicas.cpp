// Replicas and the balancer in front of them: what dies, and what an operator does every week.

#include <openssl/x509.h>

#include <array>
#include <memory>

#include "chaos/fault.hpp"

namespace ask::chaos {

namespace {

using namespace std::chrono_literals;

constexpr auto served_within = 2s;

void kill_a_replica(Stage& stage, Notes& notes) {
    stage.replica(0).kill();
    let_pass(3s);
    stage.replica(0).start();
    notes.demand(stage.replica(0).becomes(200, 10s), "the killed replica is not ready again");
}

void kill_both_replicas(Stage& stage, Notes& notes) {
    stage.replica(0).kill();
    stage.replica(1).kill();
    let_pass(1s);
    stage.load().pause();
    compare(stage, stage.load(), notes);
    stage.load().go_on();
    stage.replica(0).start();
    stage.replica(1).start();
    notes.demand(stage.replica(0).becomes(200, 10s), "the killed replica is not ready again");
}

void restart_the_balancer(Stage& stage, Notes& /*notes*/) {
    stage.balancer().kill();
    let_pass(1s);
    stage.balancer().start();
}

void reload_the_balancer(Stage& stage, Notes& /*notes*/) {
    stage.load().keep_connections(false);
    let_pass(500ms);
    stage.balancer().reload();
    let_pass(2s);
    stage.load().keep_connections(true);
}

void restart_both_in_turn(Stage& stage, Notes& notes) {
    for (std::size_t i = 0; i < stage.replicas(); ++i) {
        notes.demand(stage.renew(i) == 0, "a drained replica did not exit with 0");
    }
}

using Fingerprint = std::array<unsigned char, 32>;

// Of the certificate that a new connection to a replica is shown.
Fingerprint shown_by(Stage& stage, std::size_t index) {
    Fingerprint print{};
    tests::Wire wire = tests::Wire::to(stage.backend(index).door);
    if (!wire.connected() || !wire.secure(stage.client_side(), true)) return print;
    const std::unique_ptr<X509, void (*)(X509*)> shown(SSL_get1_peer_certificate(wire.ssl()),
                                                       X509_free);
    unsigned int size = 0;
    X509_digest(shown.get(), EVP_sha256(), print.data(), &size);
    return print;
}

double seconds_since(Stopwatch::time_point begun) {
    return std::chrono::duration<double>(Stopwatch::now() - begun).count();
}

void replace_the_certificate(Stage& stage, Notes& notes) {
    double slowest = 0;
    stage.load().keep_connections(false);
    for (int round = 0; round < 3; ++round) {
        const std::array before{shown_by(stage, 0), shown_by(stage, 1)};
        stage.server_certificate().replace();
        const auto begun = Stopwatch::now();
        for (std::size_t i = 0; i < stage.replicas(); ++i) {
            while (shown_by(stage, i) == before[i] && seconds_since(begun) < 10) let_pass(20ms);
        }
        slowest = std::max(slowest, seconds_since(begun));
    }
    stage.load().keep_connections(true);
    notes.demand(slowest <= std::chrono::duration<double>(served_within).count(),
                 "the new certificate is not served within 2 s");
    notes.say("new one served by both within " + std::to_string(slowest).substr(0, 4) + " s");
}

}    // namespace

std::vector<Fault> faults_of_replicas() {
    return {
        {.name = "replica-killed",
         .what = "one replica gone (kill -9) for 3 s",
         .expectation = {.most_unanswered = 0.1},
         .happen = kill_a_replica},
        {.name = "all-replicas-killed",
         .what = "both replicas gone (kill -9) for a second or more",
         .expectation = {.most_unanswered = 0.5},
         .happen = kill_both_replicas},
        {.name = "balancer-restarted",
         .what = "HAProxy gone (kill -9) for 1 s",
         .expectation = {.most_unanswered = 0.5},
         .happen = restart_the_balancer},
        {.name = "balancer-reloaded",
         .what = "HAProxy takes new settings (-sf)",
         .expectation = {.all_answered = true},
         .happen = reload_the_balancer},
        {.name = "rolling-restart",
         .what = "both replicas restarted in turn",
         .expectation = {.all_answered = true},
         .happen = restart_both_in_turn},
        {.name = "certificate-replaced",
         .what = "the server's certificate replaced, 3 times",
         .expectation = {.all_answered = true},
         .happen = replace_the_certificate},
    };
}

}    // namespace ask::chaos
