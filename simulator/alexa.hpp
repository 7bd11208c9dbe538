#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "model/json.hpp"
#include "simulator/alexa_parts.hpp"
#include "simulator/amazon_change.hpp"
#include "simulator/envelope_maker.hpp"
#include "simulator/exchange.hpp"
#include "simulator/purchase_flow.hpp"

namespace ask::simulator {

// Alexa for one customer: hears, keeps the session, sends requests, carries purchases out. A
// session gets back exactly the attributes that the last answer sent; after its end nothing of
// them. Every request has a token of its own. Used by one thread; each call waits for the skill's
// answer. Errors of all calls: errors::invalid when it cannot happen now (no session to end, no
// purchase to decide, an utterance that nothing fits), and what SkillEndpoint::post gives.
class Alexa {
 public:
    // The customer joins the shop. Errors: errors::not_found without a model for the locale.
    static Result<Alexa> make(const AlexaParts& parts, Locale locale, Customer customer);

    // "Alexa, open …": a new session, also amid another or instead of deciding a purchase.
    Result<Exchange> open();
    // Words to the skill: in the open session, else in a new one. Where the last answer elicited a
    // slot, the words may fill it.
    Result<Exchange> say(std::string_view words);
    // An intent without words; slot values are resolved as if they had been said.
    Result<Exchange> send_intent(const Understood& understood);
    // How the purchase ends that the last answer asked for; tells the skill in a new session: once,
    // twice or not at all, as the world has it. `status_code`: instead of "200".
    Result<PurchaseExchange> decide(Decision decision, const std::string& status_code = "200");
    // Ends the open session from outside the skill: USER_INITIATED, ERROR, EXCEEDED_MAX_REPROMPTS.
    Result<Exchange> end_session(const std::string& reason);
    // AlexaSkillEvent.<name>. After SkillDisabled with NOT_PERSISTED the customer comes back under
    // another user id, with what they bought.
    Result<Exchange> send_event(const std::string& name, const Json& body);
    // A request as written, in the session (a new one where none is open) or without any.
    Result<Exchange> send_request(const Json& written, bool in_session);
    // The next request has this id; empty: one of its own, as all others.
    void use_request_id(std::string id) { request_id_ = std::move(id); }
    // Something changes on Amazon's side: all of it, or nothing.
    Result<void> change(const std::vector<AmazonChange>& changes);

    // The reference name of a product id; empty: there is none.
    [[nodiscard]] std::string reference_name(const ProductId& id) const;
    // The customer's present id; the skill gets another one when it is enabled anew.
    [[nodiscard]] const UserId& user() const { return user_; }
    [[nodiscard]] const Locale& locale() const { return locale_; }
    [[nodiscard]] bool session_is_open() const { return session_.has_value(); }
    // Forgets the session and a purchase that waits; the skill is not told.
    void hang_up();
    // The purchase that waits for the customer's word.
    [[nodiscard]] const std::optional<PurchaseOrder>& order() const { return order_; }

 private:
    Alexa(const AlexaParts& parts, Locale locale, Customer customer);
    Caller caller();
    SessionState& session();
    [[nodiscard]] TimePoint alexas_time();
    [[nodiscard]] Result<void> refuse_while_purchasing() const;
    Result<Exchange> ask_skill(const Caller& who, std::optional<SessionState> within, Json request);
    Result<std::optional<Exchange>> tell(const PurchaseOrder& order, const PurchaseOutcome& outcome,
                                         const std::string& status_code);
    void take_answer(Exchange& exchange);
    [[nodiscard]] Heard hear(std::string_view words) const;
    void reenable();
    template <class Use>
    auto at_counter(Use use);

    AlexaParts parts_;
    Locale locale_;
    UserId user_;
    const catalog::InteractionModel* model_ = nullptr;
    Listener listener_;
    std::optional<SessionState> session_;
    std::optional<PurchaseOrder> order_;
    std::optional<Elicitation> elicitation_;
    std::string request_id_;    // of the next request
};

}    // namespace ask::simulator
