#include "simulator/certify/scene.hpp"

#include <utility>

#include "core/match.hpp"
#include "simulator/transcript.hpp"
#include "simulator/turn_player.hpp"

namespace ask::simulator::certify {

namespace {

// What the customer is asked about.
std::string_view object_of(model::PurchaseFlow flow) {
    switch (flow) {
        case model::PurchaseFlow::buy:
            return "the purchase";
        case model::PurchaseFlow::upsell:
            return "the suggestion";
        case model::PurchaseFlow::cancel:
            return "the cancellation";
    }
    return "";
}

std::string decision_text(Decision decision, model::PurchaseFlow flow) {
    switch (decision) {
        case Decision::accept:
            return "(says yes to " + std::string(object_of(flow)) + ")";
        case Decision::decline:
            return "(says no to " + std::string(object_of(flow)) + ")";
        case Decision::pending:
            return "(says yes, and the bank wants to confirm the payment first)";
        case Decision::error:
            return "(says yes, and the payment fails)";
        case Decision::already_purchased:
            return "(has bought it elsewhere meanwhile)";
        case Decision::not_entitled:
            return "(has given it back meanwhile)";
    }
    return "";
}

TurnLine line_of(const PlannedTurn& planned, const Alexa& alexa) {
    if (planned.step == Step::leave) return {"Customer", "(leaves)"};
    const auto* decide = std::get_if<Decide>(&planned.turn.action);
    if (!decide || !alexa.order()) return describe(planned.turn.action);
    return {"Customer", decision_text(decide->decision, alexa.order()->flow)};
}

bool has_directives(const Json& answer) {
    const Json::json_pointer at("/response/directives");
    return answer.is_object() && answer.contains(at) && !answer.at(at).empty();
}

bool is_played(const PlannedTurn& planned, const Alexa& alexa) {
    if (planned.may_be_left_out && !alexa.order()) return false;
    return planned.step != Step::leave || alexa.session_is_open();
}

std::string in_quotes(const std::string& text) {
    return "\"" + text + "\"";
}

void take_exchange(const Exchange& exchange, PlayedTurn& played) {
    const Situation situation = situation_of(exchange.envelope.at("request"), exchange.products);
    played.objections = judge_speech(exchange.answer, situation);
    played.refusals = exchange.refusals;
    played.meanwhile = exchange.meanwhile;
    played.has_directives = has_directives(exchange.answer);
    if (exchange.order) played.upsell_message = exchange.order->upsell_message;
}

// Trouble on the way to the skill, not a turn that cannot happen now.
bool is_endpoints(const Error& error) {
    return error.code != errors::invalid && error.code != errors::not_found;
}

class Player {
 public:
    Player(Alexa& alexa, Scene& scene) : alexa_(alexa), scene_(scene) {}

    void play(const PlannedTurn& planned) {
        if (!is_played(planned, alexa_)) return;
        const bool decides = std::holds_alternative<Decide>(planned.turn.action);
        if (decides && !alexa_.order()) return stop_without_purchase();
        if (!decides && alexa_.order()) alexa_.hang_up();
        const TurnLine line = line_of(planned, alexa_);
        PlayedTurn played{.step = planned.step, .who = line.who, .said = line.what};
        const Result<TurnOutcome> outcome = carry_out(alexa_, planned.turn);
        if (!outcome) return take_failure(outcome.error(), std::move(played));
        take(*outcome, planned.turn, played);
        if (!played.refusals.empty()) {
            scene_.stopped = "Alexa does not take the answer to " + in_quotes(played.said);
        }
        scene_.turns.push_back(std::move(played));
    }

 private:
    void stop_without_purchase() {
        const std::string said = scene_.turns.empty() ? "" : scene_.turns.back().said;
        scene_.stopped = in_quotes(said) + " led to no purchase";
    }

    void take_failure(const Error& error, PlayedTurn played) {
        scene_.stopped = error.context;
        if (is_endpoints(error)) played.no_answer = error.context;
        scene_.turns.push_back(std::move(played));
    }

    void take(const TurnOutcome& outcome, const Turn& turn, PlayedTurn& played) {
        played.came = observe(alexa_, outcome);
        if (outcome.purchase) played.alexa_says = outcome.purchase->alexa_says;
        if (!outcome.exchange) return;
        take_exchange(*outcome.exchange, played);
        if (played.refusals.empty()) played.differences = differences(turn.expected, played.came);
    }

    Alexa& alexa_;
    Scene& scene_;
};

Result<Alexa> meet(const ScenePlan& plan, const Locale& locale, const World& world) {
    auto customer = world.amazon->with(
        [&](const Amazon& amazon) { return make_customer(plan.customer, locale, amazon); });
    if (!customer) return std::unexpected(customer.error());
    return Alexa::make(world.parts, locale, std::move(*customer));
}

}    // namespace

Scene play_scene(const ScenePlan& plan, const Locale& locale, const World& world) {
    Scene scene{.title = plan.title, .product = plan.product};
    Result<Alexa> alexa = meet(plan, locale, world);
    if (!alexa) {
        scene.stopped = alexa.error().context;
        return scene;
    }
    Player player(*alexa, scene);
    for (const PlannedTurn& planned : plan.turns) {
        if (scene.stopped.empty()) player.play(planned);
    }
    return scene;
}

}    // namespace ask::simulator::certify
