#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "http/message.hpp"
#include "model/json.hpp"
#include "simulator/amazon.hpp"
#include "simulator/amazon_change.hpp"
#include "simulator/envelope_maker.hpp"
#include "simulator/purchase_flow.hpp"
#include "simulator/skill_endpoint.hpp"
#include "simulator/skill_under_test.hpp"

namespace ask::simulator {

// One request to the skill and its answer.
struct Exchange {
    Json envelope;    // as sent
    unsigned status = 0;
    Json answer;                          // null where the body is no JSON
    std::vector<std::string> refusals;    // why Alexa would not take the answer
    std::chrono::milliseconds took{0};
    std::optional<PurchaseOrder> order;    // the purchase that the skill asks for
    bool session_is_open = false;          // afterwards
};

// An exchange that a purchase led to.
struct PurchaseExchange {
    PurchaseOutcome outcome;
    Exchange exchange;
};

// What Alexa needs to know to talk to a skill. Everything is outlived by its owner.
struct AlexaParts {
    SkillEndpoint& endpoint;
    SharedAmazon& amazon;
    const SkillUnderTest& skill;
    const Clock& clock;
};

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
    // How the purchase ends that the last answer asked for; tells the skill in a new session.
    // `status_code`: instead of "200".
    Result<PurchaseExchange> decide(Decision decision, const std::string& status_code = "200");
    // Ends the open session from outside the skill: USER_INITIATED, ERROR, EXCEEDED_MAX_REPROMPTS.
    Result<Exchange> end_session(const std::string& reason);
    // AlexaSkillEvent.<name>. After SkillDisabled with NOT_PERSISTED the customer comes back under
    // another user id, with what they bought.
    Result<Exchange> send_event(const std::string& name, const Json& body);
    // A request as written, in the session (a new one where none is open) or without any.
    Result<Exchange> send_request(const Json& written, bool in_session);
    // Something changes on Amazon's side.
    Result<void> change(const AmazonChange& change);

    // The reference name of a product id; empty: there is none.
    [[nodiscard]] std::string reference_name(const ProductId& id) const;

 private:
    Alexa(const AlexaParts& parts, Locale locale, Customer customer);
    Caller caller();
    SessionState& session();
    [[nodiscard]] Result<void> refuse_while_purchasing() const;
    Result<Exchange> ask_skill(const Caller& who, std::optional<SessionState> within, Json request);
    void take_answer(Exchange& exchange);
    [[nodiscard]] std::optional<Understood> hear(std::string_view words) const;
    void reenable();
    template <class Use>
    auto at_counter(Use use);

    AlexaParts parts_;
    Locale locale_;
    UserId user_;
    const catalog::InteractionModel* model_ = nullptr;
    std::optional<SessionState> session_;
    std::optional<PurchaseOrder> order_;
    std::optional<Elicitation> elicitation_;
};

}    // namespace ask::simulator
