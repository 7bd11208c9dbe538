// What Amazon does to a skill: its product API, its certificate host, its certificates.

#include <string>
#include <utility>

#include "chaos/fault.hpp"

namespace ask::chaos {

namespace {

using namespace std::chrono_literals;
using simulator::Amazon;
using simulator::BodyFault;
using simulator::Certificates;
using simulator::HostState;
using simulator::Trouble;

constexpr auto lasts = 3s;

void trouble(Stage& stage, const Trouble& what) {
    stage.town().amazon().with([&](Amazon& amazon) { amazon.product_api = what; });
}

// What Amazon says late a customer cannot have been told: nobody gives anything back meanwhile.
// Whoever asks for what is known is answered meanwhile.
void trouble_for_a_while(Stage& stage, Notes& notes, const std::vector<Trouble>& kinds) {
    Load& load = stage.load();
    load.may_give_back(false);
    load.pause();
    load.settle();
    const long before = load.tally().counts().of(Outcome::answered);
    for (const Trouble& kind : kinds) {
        trouble(stage, kind);
        load.go_on();
        let_pass(lasts);
    }
    const long after = load.tally().counts().of(Outcome::answered);
    notes.demand(after > before, "nobody was answered while Amazon was in trouble");
    trouble(stage, {});
    load.may_give_back(true);
}

void slow_api(Stage& stage, Notes& notes) {
    constexpr auto delay = 1'500ms;
    trouble_for_a_while(stage, notes, {{.status = {}, .delay = delay, .times = {}}});
    const double slowest = stage.load().tally().counts().quantile(1);
    notes.demand(slowest >= static_cast<double>(delay.count()), "nobody waited for Amazon");
}

void failing_api(Stage& stage, Notes& notes) {
    trouble_for_a_while(stage, notes,
                        {{.status = 500U, .times = {}}, {.status = 429U, .times = {}}});
}

// For so long that some of those whom it makes wait want to buy.
void hanging_api(Stage& stage, Notes& notes) {
    const Trouble silence{.status = {}, .hangs = true, .times = {}};
    trouble_for_a_while(stage, notes, {silence, silence, silence});
}

void lying_api(Stage& stage, Notes& notes) {
    trouble_for_a_while(stage, notes,
                        {{.status = {}, .body = BodyFault::garbage, .times = {}},
                         {.status = {}, .body = BodyFault::truncated, .times = {}},
                         {.status = {}, .body = BodyFault::huge, .times = {}}});
}

void set_host(Stage& stage, HostState state) {
    stage.town().amazon().with([&](Amazon& amazon) { amazon.certificate_host = state; });
}

// A replica that is new has no chain yet; the other one has. Customers who connect anew come to
// both.
std::function<void(Stage&, Notes&)> new_replica_while(HostState state) {
    return [state](Stage& stage, Notes& notes) {
        stage.load().keep_connections(false);
        set_host(stage, state);
        stage.replica(1).kill();
        stage.replica(1).start();
        notes.demand(stage.replica(1).becomes(200, 10s), "the new replica is not ready");
        let_pass(lasts);
        set_host(stage, HostState::up);
        notes.over();
        let_pass(lasts);
        stage.load().keep_connections(true);
        const long refused = stage.load().tally().counts().of(Outcome::refused);
        notes.demand(refused > 0, "nobody came to the new replica");
    };
}

void sign_with_expired(Stage& stage, Notes& notes) {
    const auto use = [&](Certificates which) {
        stage.town().amazon().with(
            [&](Amazon& amazon) { simulator::use_certificates(amazon, which); });
    };
    use(Certificates::expired);
    let_pass(lasts);
    use(Certificates::good);
    notes.demand(stage.replica(0).readiness() == 200, "forged requests make it unready");
}

// The file is replaced under its name half a second before the certificate in it ends; X.509 knows
// whole seconds only.
void let_the_signing_certificate_end(Stage& stage, Notes& /*notes*/) {
    const TimePoint now = std::chrono::system_clock::now();
    const TimePoint end = std::chrono::ceil<std::chrono::seconds>(now + 3s);
    stage.signing_certificate().use_until(end, true);
    let_pass(std::chrono::duration_cast<std::chrono::milliseconds>(end - now) - 500ms);
    stage.signing_certificate().use_until(end + 1h, false);
    let_pass(3s);
    stage.signing_certificate().put_away();
}

}    // namespace

std::vector<Fault> faults_of_amazon() {
    return {
        {.name = "product-api-slow",
         .what = "each answer takes 1,500 ms longer",
         .expectation = {.all_answered = true},
         .happen = slow_api},
        {.name = "product-api-failing",
         .what = "status 500 for 3 s, 429 for 3 s",
         .expectation = {.must_apologise = true},
         .happen = failing_api},
        {.name = "product-api-hanging",
         .what = "no answer at all for 9 s",
         .expectation = {.must_apologise = true},
         .happen = hanging_api},
        {.name = "product-api-lying",
         .what = "a web page, half a JSON, 10 MB of JSON; 3 s each",
         .expectation = {.must_apologise = true},
         .happen = lying_api},
        {.name = "certificate-host-gone",
         .what = "s3.amazonaws.com says 503 while a replica is new",
         .expectation = {.most_unanswered = 0.1, .refusals = {400}},
         .happen = new_replica_while(HostState::down)},
        {.name = "certificate-host-rubbish",
         .what = "s3.amazonaws.com shows a web page while a replica is new",
         .expectation = {.most_unanswered = 0.1, .refusals = {400}},
         .happen = new_replica_while(HostState::garbage)},
        {.name = "signed-with-expired",
         .what = "requests signed with an expired certificate for 3 s",
         .expectation = {.refusals = {400}},
         .happen = sign_with_expired},
        {.name = "signing-certificate-ends",
         .what = "Alexa's certificate ends under load, renewed in place",
         .expectation = {.all_answered = true},
         .happen = let_the_signing_certificate_end},
    };
}

}    // namespace ask::chaos
