#include "simulator/turn_player.hpp"

#include <utility>

#include "core/match.hpp"
#include "simulator/detail/answer_texts.hpp"
#include "simulator/detail/json_text.hpp"

namespace ask::simulator {

namespace {

using detail::text_at;

Json attributes_of(const Json& answer) {
    return answer.is_object() ? answer.value("sessionAttributes", Json::object()) : Json::object();
}

Result<TurnOutcome> plain(Result<Exchange> exchange) {
    if (!exchange) return std::unexpected(exchange.error());
    return TurnOutcome{.exchange = std::move(*exchange), .purchase = std::nullopt};
}

Result<TurnOutcome> purchase(Alexa& alexa, const Decide& decide) {
    auto decided = alexa.decide(decide.decision, decide.status_code);
    if (!decided) return std::unexpected(decided.error());
    return TurnOutcome{.exchange = std::move(decided->exchange),
                       .purchase = std::move(decided->outcome)};
}

Result<TurnOutcome> change(Alexa& alexa, const ChangeAmazon& amazon) {
    const Result<void> changed = alexa.change(amazon.changes);
    if (!changed) return std::unexpected(changed.error());
    return TurnOutcome{};
}

}    // namespace

Result<TurnOutcome> carry_out(Alexa& alexa, const Turn& turn) {
    alexa.use_request_id(turn.request_id);
    return std::visit(
        Match{
            [&](const OpenSkill&) { return plain(alexa.open()); },
            [&](const Say& say) { return plain(alexa.say(say.words)); },
            [&](const SendIntent& send) { return plain(alexa.send_intent(send.understood)); },
            [&](const Decide& decide) { return purchase(alexa, decide); },
            [&](const EndSession& end) { return plain(alexa.end_session(end.reason)); },
            [&](const SendEvent& e) { return plain(alexa.send_event(e.name, e.body)); },
            [&](const SendRequest& r) {
                return plain(alexa.send_request(r.request, r.in_session));
            },
            [&](const ChangeAmazon& amazon) { return change(alexa, amazon); },
        },
        turn.action);
}

Observation observe(const Alexa& alexa, const TurnOutcome& outcome) {
    Observation observed;
    observed.status = 200;
    if (outcome.purchase) observed.result = model::to_text(outcome.purchase->result);
    if (!outcome.exchange) return observed;
    const Exchange& exchange = *outcome.exchange;
    observed.status = exchange.status;
    observed.speech = detail::spoken_at(exchange.answer, "/response/outputSpeech");
    observed.reprompt = detail::spoken_at(exchange.answer, "/response/reprompt/outputSpeech");
    if (exchange.order) {
        observed.directive = model::to_text(exchange.order->flow);
        observed.product = alexa.reference_name(exchange.order->product);
    }
    observed.intent = text_at(exchange.envelope, "/request/intent/name");
    observed.session_is_open = exchange.session_is_open;
    observed.attributes = attributes_of(exchange.answer);
    observed.took = exchange.took;
    return observed;
}

std::string request_id_of(const TurnOutcome& outcome) {
    return outcome.exchange ? text_at(outcome.exchange->envelope, "/request/requestId") : "";
}

Result<Customer> make_customer(const ScriptCustomer& written, const Locale& locale,
                               const Amazon& amazon) {
    Customer customer = new_customer();
    customer.name = written.name;
    customer.locale = locale;
    customer.has_screen = written.has_screen;
    customer.permissions = {written.permissions.begin(), written.permissions.end()};
    customer.voice_purchasing = written.voice_purchasing;
    for (const ReferenceName& name : written.owned) customer.holdings[name].count = 1;
    for (const auto& [name, count] : written.counts) customer.holdings[name].count = count;
    for (const auto& [name, holding] : customer.holdings) {
        if (!amazon.find(name)) return fail(errors::invalid, "there is no product " + name.text());
    }
    return customer;
}

}    // namespace ask::simulator
