#include "simulator/alexa.hpp"

#include <algorithm>
#include <utility>

#include "simulator/calling.hpp"
#include "simulator/detail/elicitation.hpp"
#include "simulator/detail/json_text.hpp"
#include "simulator/detail/question.hpp"

namespace ask::simulator {

namespace {

bool keeps_session_open(const Json& answer) {
    const Json::json_pointer at("/response/shouldEndSession");
    return answer.is_object() && answer.contains(at) && answer.at(at) == false;
}

Json attributes_of(const Json& answer) {
    return answer.is_object() ? answer.value("sessionAttributes", Json::object()) : Json::object();
}

}    // namespace

Result<Alexa> Alexa::make(const AlexaParts& parts, Locale locale, Customer customer) {
    if (!parts.skill.models.contains(locale)) {
        return fail(errors::not_found, "the skill has no interaction model for " + locale.text());
    }
    return Alexa(parts, std::move(locale), std::move(customer));
}

Alexa::Alexa(const AlexaParts& parts, Locale locale, Customer customer)
    : parts_(parts),
      locale_(std::move(locale)),
      user_(customer.user),
      model_(&parts_.skill.models.at(locale_)),
      listener_(listener_of(parts_.skill, locale_)) {
    parts_.amazon.with([&](Amazon& amazon) { amazon.customers[user_] = std::move(customer); });
}

template <class Use>
auto Alexa::at_counter(Use use) {
    return parts_.amazon.with([&](Amazon& amazon) {
        return use(Counter{amazon, amazon.customers.at(user_), parts_.clock.now()});
    });
}

Caller Alexa::caller() {
    return at_counter([&](const Counter& counter) {
        return caller_of(counter.amazon, {.user = user_,
                                          .application_id = parts_.skill.application_id,
                                          .locale = locale_,
                                          .now = counter.now});
    });
}

TimePoint Alexa::alexas_time() {
    return at_counter(
        [](const Counter& counter) { return counter.now + counter.amazon.clock_offset; });
}

SessionState& Alexa::session() {
    if (!session_) session_ = new_session();
    return *session_;
}

Result<void> Alexa::refuse_while_purchasing() const {
    if (!order_) return {};
    return fail(errors::invalid, "Alexa waits for the customer's word on the purchase");
}

Result<Exchange> Alexa::open() {
    order_.reset();
    session_ = new_session();
    const Caller who = caller();
    return ask_skill(who, session(), launch_request(who, alexas_time()));
}

Result<Exchange> Alexa::say(std::string_view words) {
    Heard heard = hear(words);
    if (!heard.understood) {
        return fail(errors::invalid, "the skill's model has nothing for these words");
    }
    auto exchange = send_intent(*heard.understood);
    if (exchange) exchange->heard = std::move(heard);
    return exchange;
}

Result<Exchange> Alexa::send_intent(const Understood& understood) {
    if (const auto free = refuse_while_purchasing(); !free) return propagate(free, "say");
    const catalog::IntentModel* intent = model_->find_intent(understood.intent);
    if (!intent) return fail(errors::invalid, "the model has no intent " + understood.intent);
    for (const auto& [slot, value] : understood.slots) {
        const bool is_known = std::any_of(intent->slots.begin(), intent->slots.end(),
                                          [&](const auto& s) { return s.name == slot; });
        if (!is_known) return fail(errors::invalid, understood.intent + " has no slot " + slot);
    }
    const Caller who = caller();
    auto exchange =
        ask_skill(who, session(), intent_request(who, alexas_time(), *model_, understood));
    if (exchange && session_) elicitation_ = detail::find_elicitation(exchange->answer, understood);
    return exchange;
}

Heard Alexa::hear(std::string_view words) const {
    if (session_ && elicitation_) return listener_.hear_reply(*elicitation_, words);
    return listener_.hear(words);
}

Result<PurchaseExchange> Alexa::decide(Decision decision, const std::string& status_code) {
    if (!order_) return fail(errors::invalid, "the skill has not asked for a purchase");
    const PurchaseOrder order = *order_;
    const auto outcome =
        at_counter([&](const Counter& counter) { return carry_out(counter, order, decision); });
    if (!outcome) return propagate(outcome, "purchase");
    order_.reset();
    auto exchange = tell(order, *outcome, status_code);
    if (!exchange) return propagate(exchange, "tell the skill of the purchase");
    return PurchaseExchange{*outcome, std::move(*exchange)};
}

Result<std::optional<Exchange>> Alexa::tell(const PurchaseOrder& order,
                                            const PurchaseOutcome& outcome,
                                            const std::string& status_code) {
    const Delivery delivery =
        parts_.amazon.with([](const Amazon& amazon) { return amazon.purchase_results; });
    if (delivery == Delivery::lost) return std::optional<Exchange>();
    const Caller who = caller();
    Json request = connections_response(who, alexas_time(), order, outcome);
    request["status"]["code"] = status_code;
    session_ = new_session();
    auto exchange = ask_skill(who, session(), std::move(request));
    if (!exchange) return std::unexpected(exchange.error());
    if (delivery == Delivery::twice) {
        const Result<void> told = detail::ask_again(parts_, user_, *exchange);
        if (!told) return std::unexpected(told.error());
    }
    return std::optional(std::move(*exchange));
}

void Alexa::hang_up() {
    session_.reset();
    order_.reset();
}

Result<Exchange> Alexa::end_session(const std::string& reason) {
    if (!session_) return fail(errors::invalid, "no session is open");
    const Caller who = caller();
    auto exchange = ask_skill(who, session(), session_ended_request(who, alexas_time(), reason));
    session_.reset();
    if (exchange) exchange->session_is_open = false;
    return exchange;
}

Result<Exchange> Alexa::send_event(const std::string& name, const Json& body) {
    auto exchange = ask_skill(caller(), std::nullopt, skill_event(alexas_time(), name, body));
    const std::string kept = detail::text_at(body, "/userInformationPersistenceStatus");
    if (name == "SkillDisabled") session_.reset();
    if (name == "SkillDisabled" && kept == "NOT_PERSISTED") reenable();
    return exchange;
}

Result<Exchange> Alexa::send_request(const Json& written, bool in_session) {
    const Caller who = caller();
    Json request = completed_request(who, alexas_time(), written);
    if (!in_session) return ask_skill(who, std::nullopt, std::move(request));
    return ask_skill(who, session(), std::move(request));
}

Result<void> Alexa::change(const std::vector<AmazonChange>& changes) {
    return parts_.amazon.with(
        [&](Amazon& amazon) { return apply_together(amazon, user_, changes, parts_.clock.now()); });
}

std::string Alexa::reference_name(const ProductId& id) const {
    return parts_.amazon.with([&](const Amazon& amazon) {
        const ShopProduct* product = amazon.find(id);
        return product ? product->reference_name.text() : std::string();
    });
}

Result<Exchange> Alexa::ask_skill(const Caller& who, std::optional<SessionState> within,
                                  Json request) {
    const std::string id = std::exchange(request_id_, {});
    if (!id.empty()) request["requestId"] = id;
    detail::Question question{.envelope = envelope(who, within, std::move(request)),
                              .user = who.user,
                              .locale = locale_,
                              .model = model_};
    auto exchange = detail::ask(parts_, std::move(question));
    if (!exchange) return exchange;
    if (within) take_answer(*exchange);
    exchange->session_is_open = session_.has_value();
    return exchange;
}

// Amazon: a purchase ends the session whatever shouldEndSession says; an answer that Alexa does not
// take ends it too. Without shouldEndSession a device without a screen ends it.
void Alexa::take_answer(Exchange& exchange) {
    elicitation_.reset();
    const bool is_taken = exchange.refusals.empty();
    if (is_taken) exchange.order = find_order(exchange.answer);
    order_ = exchange.order;
    if (!is_taken || order_ || !keeps_session_open(exchange.answer)) return session_.reset();
    session().is_new = false;
    session().attributes = attributes_of(exchange.answer);
}

// The account stays; what the skill calls it is another id, and the old one means nobody.
void Alexa::reenable() {
    const UserId user = new_user_id();
    parts_.amazon.with([&](Amazon& amazon) {
        auto account = amazon.customers.extract(user_);
        account.key() = user;
        account.mapped().user = user;
        amazon.customers.insert(std::move(account));
    });
    user_ = user;
}

}    // namespace ask::simulator
