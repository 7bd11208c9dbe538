#include "simulator/runner.hpp"

#include <utility>

#include "core/match.hpp"
#include "model/ssml.hpp"
#include "simulator/detail/json_text.hpp"

namespace ask::simulator {

namespace {

using detail::text_at;

// What a turn led to, before it is compared.
struct Step {
    std::optional<Exchange> exchange;
    std::optional<PurchaseOutcome> outcome;
};

std::string spoken(const Json& answer, const std::string& pointer) {
    const std::string plain = text_at(answer, pointer + "/text");
    return plain.empty() ? model::strip_ssml(text_at(answer, pointer + "/ssml")) : plain;
}

Json attributes_of(const Json& answer) {
    return answer.is_object() ? answer.value("sessionAttributes", Json::object()) : Json::object();
}

// One turn's talk with Alexa and what is written down of it.
class Player {
 public:
    Player(Alexa& alexa, Transcript& transcript) : alexa_(alexa), transcript_(transcript) {}

    // True when it came as expected and the conversation can go on; nothing when it cannot.
    std::optional<bool> play(const Turn& turn) {
        const TurnLine opening = describe(turn.action);
        transcript_.line(opening.who, opening.what);
        const Result<Step> step = act(turn.action);
        if (!step) {
            transcript_.verdict(turn, {step.error().context});
            return std::nullopt;
        }
        if (!step->exchange) return true;
        const Observation observed = observe(*step);
        write_down(*step, observed);
        std::vector<std::string> found = differences(turn.expected, observed);
        if (turn.expected.status == 200) {
            for (const auto& refusal : step->exchange->refusals)
                found.push_back("Alexa: " + refusal);
        }
        transcript_.verdict(turn, found);
        return found.empty();
    }

 private:
    Result<Step> act(const Action& action) {
        return std::visit(
            Match{
                [&](const OpenSkill&) { return plain(alexa_.open()); },
                [&](const Say& say) { return plain(alexa_.say(say.words)); },
                [&](const SendIntent& send) { return plain(alexa_.send_intent(send.understood)); },
                [&](const Decide& decide) { return purchase(decide); },
                [&](const EndSession& end) { return plain(alexa_.end_session(end.reason)); },
                [&](const SendEvent& e) { return plain(alexa_.send_event(e.name, e.body)); },
                [&](const SendRequest& r) {
                    return plain(alexa_.send_request(r.request, r.in_session));
                },
                [&](const ChangeAmazon& amazon) { return change(amazon); },
            },
            action);
    }

    static Result<Step> plain(Result<Exchange> exchange) {
        if (!exchange) return std::unexpected(exchange.error());
        return Step{.exchange = std::move(*exchange), .outcome = std::nullopt};
    }

    Result<Step> purchase(const Decide& decide) {
        auto decided = alexa_.decide(decide.decision, decide.status_code);
        if (!decided) return std::unexpected(decided.error());
        return Step{.exchange = std::move(decided->exchange),
                    .outcome = std::move(decided->outcome)};
    }

    Result<Step> change(const ChangeAmazon& amazon) {
        for (const AmazonChange& one : amazon.changes) {
            const Result<void> changed = alexa_.change(one);
            if (!changed) return std::unexpected(changed.error());
        }
        return Step{};
    }

    [[nodiscard]] Observation observe(const Step& step) const {
        const Exchange& exchange = *step.exchange;
        Observation observed;
        observed.status = exchange.status;
        observed.speech = spoken(exchange.answer, "/response/outputSpeech");
        observed.reprompt = spoken(exchange.answer, "/response/reprompt/outputSpeech");
        if (exchange.order) {
            observed.directive = model::to_text(exchange.order->flow);
            observed.product = alexa_.reference_name(exchange.order->product);
        }
        observed.intent = text_at(exchange.envelope, "/request/intent/name");
        if (step.outcome) observed.result = model::to_text(step.outcome->result);
        observed.session_is_open = exchange.session_is_open;
        observed.attributes = attributes_of(exchange.answer);
        observed.took = exchange.took;
        return observed;
    }

    void write_down(const Step& step, const Observation& observed) {
        if (step.outcome) transcript_.line("Alexa", step.outcome->alexa_says);
        if (!observed.intent.empty()) transcript_.line("Alexa", "(" + observed.intent + ")");
        if (!observed.speech.empty()) transcript_.line("Skill", observed.speech);
        if (!observed.directive.empty()) {
            transcript_.line("Skill", "[" + observed.directive + " " + observed.product + "]");
            const std::string& suggestion = step.exchange->order->upsell_message;
            if (!suggestion.empty()) transcript_.line("Alexa", suggestion);
        }
        if (observed.status != 200) {
            transcript_.line("Skill", "(status " + std::to_string(observed.status) + ")");
        }
    }

    Alexa& alexa_;
    Transcript& transcript_;
};

// Trouble of the script before must not reach this one. Its chain has a file of its own, for a
// server remembers for a while that it could not download one.
void calm(Amazon& amazon, const SkillUnderTest& skill) {
    Amazon fresh = open_shop(skill.products);
    fresh.signing_chain_pem = amazon.signing_chain_pem;
    fresh.certificate_number = amazon.certificate_number + 1;
    amazon = std::move(fresh);
}

Result<Customer> customer_of(const Script& script, const Amazon& amazon) {
    Customer customer = new_customer();
    customer.voice_purchasing = script.voice_purchasing;
    for (const auto& [name, count] : script.holdings) {
        if (!amazon.find(name)) return fail(errors::invalid, "there is no product " + name.text());
        customer.holdings[name].count = count;
    }
    return customer;
}

Result<Alexa> start(const Script& script, const AlexaParts& parts) {
    const auto customer = parts.amazon.with([&](Amazon& amazon) {
        calm(amazon, parts.skill);
        return customer_of(script, amazon);
    });
    if (!customer) return std::unexpected(customer.error());
    return Alexa::make(parts, script.locale, *customer);
}

}    // namespace

bool play(const Script& script, const AlexaParts& parts, Transcript& transcript) {
    transcript.begin(script);
    Result<Alexa> alexa = start(script, parts);
    if (!alexa) {
        transcript.verdict(script.turns.front(), {alexa.error().context});
        return false;
    }
    Player player(*alexa, transcript);
    bool all_as_expected = true;
    for (const Turn& turn : script.turns) {
        const std::optional<bool> as_expected = player.play(turn);
        all_as_expected = all_as_expected && as_expected.value_or(false);
        if (!as_expected) break;
    }
    return all_as_expected;
}

bool play_all(const std::vector<Script>& scripts, const AlexaParts& parts, Transcript& transcript) {
    std::vector<std::string> failed;
    std::size_t turns = 0;
    for (const Script& script : scripts) {
        turns += script.turns.size();
        if (!play(script, parts, transcript)) failed.push_back(script.file.string());
    }
    transcript.summary(scripts.size(), turns, failed);
    return failed.empty();
}

}    // namespace ask::simulator
