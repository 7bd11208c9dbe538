#include "simulator/runner.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "simulator/turn_player.hpp"

namespace ask::simulator {

namespace {

using Clock = std::chrono::steady_clock;

// Trouble on the way to the skill, not a turn that cannot happen now.
bool is_endpoints(const Error& error) {
    return error.code != errors::invalid && error.code != errors::not_found;
}

// An answer that is none has no words to compare: its status or what Alexa says of it is enough.
Expectation comparable(const Turn& turn, const TurnOutcome& outcome) {
    if (!outcome.exchange || outcome.exchange->answer.is_object()) return turn.expected;
    const unsigned status = outcome.exchange->status;
    if (status == turn.expected.status && status != 200) return turn.expected;
    Expectation only_status;
    only_status.status = turn.expected.status;
    return only_status;
}

std::vector<std::string> judge(const Turn& turn, const TurnOutcome& outcome,
                               const Observation& observed) {
    std::vector<std::string> found = differences(comparable(turn, outcome), observed);
    if (!outcome.exchange || turn.expected.status != 200 || observed.status != 200) return found;
    for (const auto& refusal : outcome.exchange->refusals) found.push_back("Alexa: " + refusal);
    return found;
}

// One conversation with Alexa and what is written down of it.
class Player {
 public:
    Player(Alexa& alexa, Transcript& transcript) : alexa_(alexa), transcript_(transcript) {}

    void play(const Turn& turn, TurnResult& result) {
        const TurnLine opening = describe(turn.action);
        transcript_.line(opening.who, opening.what);
        const Result<TurnOutcome> outcome = carry_out(alexa_, turn);
        result.state = TurnState::as_expected;
        if (!outcome) return give_up(turn, outcome.error(), result);
        if (!outcome->exchange && !outcome->purchase) return;
        const Observation observed = observe(alexa_, *outcome);
        write_down(*outcome, observed);
        close(turn, judge(turn, *outcome, observed), result);
        result.came = observed;
        if (outcome->exchange) keep(turn, *outcome, result);
    }

    // The conversation cannot go on.
    [[nodiscard]] bool has_given_up() const { return has_given_up_; }
    [[nodiscard]] bool endpoint_failed() const { return endpoint_failed_; }
    [[nodiscard]] bool endpoint_answered() const { return endpoint_answered_; }

 private:
    void give_up(const Turn& turn, const Error& error, TurnResult& result) {
        has_given_up_ = true;
        endpoint_failed_ = is_endpoints(error);
        close(turn, {error.context}, result);
    }

    void close(const Turn& turn, std::vector<std::string> found, TurnResult& result) {
        transcript_.verdict(turn, found);
        if (!found.empty()) result.state = TurnState::failed;
        result.differences = std::move(found);
    }

    void keep(const Turn& turn, const TurnOutcome& outcome, TurnResult& result) {
        endpoint_answered_ = true;
        result.request_id = request_id_of(outcome);
        const bool may_be_taken = turn.expected.status == 200;
        result.refusals = may_be_taken ? outcome.exchange->refusals.size() : 0;
        result.objections = outcome.exchange->objections.size();
    }

    void write_down(const TurnOutcome& outcome, const Observation& observed) {
        if (outcome.purchase) transcript_.line("Alexa", outcome.purchase->alexa_says);
        if (!outcome.exchange) return transcript_.line("Amazon", "(the result got lost)");
        if (!observed.intent.empty()) transcript_.line("Alexa", "(" + observed.intent + ")");
        for (const auto& said : outcome.exchange->meanwhile) transcript_.line("Skill", said);
        if (!observed.speech.empty()) transcript_.line("Skill", observed.speech);
        if (!observed.directive.empty()) write_order(*outcome.exchange->order, observed);
        if (observed.status != 200) {
            transcript_.line("Skill", "(status " + std::to_string(observed.status) + ")");
        }
        for (const auto& one : outcome.exchange->objections) transcript_.line("Reviewer", one);
    }

    void write_order(const PurchaseOrder& order, const Observation& observed) {
        transcript_.line("Skill", "[" + observed.directive + " " + observed.product + "]");
        if (!order.upsell_message.empty()) transcript_.line("Alexa", order.upsell_message);
    }

    Alexa& alexa_;
    Transcript& transcript_;
    bool has_given_up_ = false;
    bool endpoint_failed_ = false;
    bool endpoint_answered_ = false;
};

Result<Alexa> start(const Script& script, const World& world) {
    auto customer = world.amazon->with([&](const Amazon& amazon) {
        return make_customer(script.customer, script.locale, amazon);
    });
    if (!customer) return std::unexpected(customer.error());
    return Alexa::make(world.parts, script.locale, std::move(*customer));
}

void play_turns(const Script& script, const World& world, Player& player, ScriptResult& result) {
    for (std::size_t i = 0; i < script.turns.size() && !player.has_given_up(); ++i) {
        if (world.ended != nullptr && *world.ended) break;
        player.play(script.turns[i], result.turns[i]);
    }
    result.ended_early = player.has_given_up();
    result.endpoint_failed = player.endpoint_failed();
    result.endpoint_answered = player.endpoint_answered();
}

}    // namespace

ScriptResult not_played(const Script& script) {
    ScriptResult result;
    result.file = script.file;
    result.title = script.title;
    for (const Turn& turn : script.turns) {
        const TurnLine line = describe(turn.action);
        TurnResult& one = result.turns.emplace_back();
        one.pointer = turn.pointer;
        one.what = line.who + ": " + line.what;
    }
    return result;
}

ScriptResult play(const Script& script, const World& world, Transcript& transcript) {
    const Clock::time_point begun = Clock::now();
    ScriptResult result = not_played(script);
    transcript.begin(script);
    Result<Alexa> alexa = start(script, world);
    if (!alexa) {
        transcript.verdict(script.turns.front(), {alexa.error().context});
        result.turns.front().state = TurnState::failed;
        result.turns.front().differences = {alexa.error().context};
        result.ended_early = true;
        return result;
    }
    Player player(*alexa, transcript);
    play_turns(script, world, player, result);
    result.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);
    return result;
}

}    // namespace ask::simulator
