#include "skill/detail/purchase_turn.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace ask::skill::detail {

namespace {

using model::ConnectionsResponse;
using model::PurchaseDirective;
using model::PurchaseFlow;
using model::PurchaseResult;
using model::SkillEvent;

// Beyond it a session is not kept: Amazon lets no answer be longer either.
constexpr std::size_t longest_session = 24 * 1'024;

void warn(const HandlerInput& input, std::string_view event, const Error& error) {
    input.logger().warning("skill", event,
                           {{"reason", error.code.name}, {"detail", error.context}});
}

const ConnectionsResponse* purchase_answer(const HandlerInput& input) {
    const auto* answer = input.request_if<ConnectionsResponse>();
    return answer != nullptr && answer->flow ? answer : nullptr;
}

// Alexa's new session is empty; what the customer was in before goes on in it.
Task<Result<void>> restore_session(HandlerInput& input, ReturnToken back) {
    auto opening = input.book().open();
    const Result<isp::PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, "restore the session");
    auto& suspended = (*record)->suspended;
    if (!suspended || suspended->nonce != back.nonce) co_return Result<void>{};
    if (input.session_attributes().empty()) input.session_attributes() = suspended->attributes;
    co_return Result<void>{};
}

Task<Result<void>> credit(HandlerInput& input, ProductId product) {
    auto crediting = input.inventory().accepted(product);
    Result<void> credited = co_await std::move(crediting);
    if (!credited) co_return propagate(credited, "credit the purchase");
    co_return credited;
}

// Whatever became of a refund, it is no moment for suggestions.
Task<Result<void>> note_result(HandlerInput& input, ConnectionsResponse answer) {
    if (*answer.flow == PurchaseFlow::cancel) {
        auto noting = input.suggestions().nothing_more();
        co_return co_await std::move(noting);
    }
    const ProductId product = answer.product_id.value_or(ProductId());
    if (answer.result == PurchaseResult::accepted) {
        auto crediting = credit(input, product);
        Result<void> credited = co_await std::move(crediting);
        if (!credited) co_return credited;
    }
    auto noting = input.suggestions().answered(product, answer.result);
    co_return co_await std::move(noting);
}

// Needs no store: who has paid owns it, whatever cannot be counted now.
Task<void> await_bought(HandlerInput& input, const ConnectionsResponse& answer) {
    const bool is_bought =
        *answer.flow != PurchaseFlow::cancel && answer.result == PurchaseResult::accepted;
    if (!is_bought) co_return;
    auto awaiting = input.products().await_entitlement(answer.product_id.value_or(ProductId()),
                                                       input.sales().entitlement_pauses);
    co_await std::move(awaiting);
}

Task<Result<void>> come_back(HandlerInput& input, std::optional<ReturnToken> back) {
    const ConnectionsResponse* answer = purchase_answer(input);
    if (answer == nullptr) co_return Result<void>{};
    auto opening = input.book().open();    // before Amazon is asked: see isp::Inventory
    const Result<isp::PurchaseRecord*> record = co_await std::move(opening);
    auto awaiting = await_bought(input, *answer);
    co_await std::move(awaiting);
    if (!record) co_return propagate(record, "come back from a purchase");
    if (back) {
        auto restoring = restore_session(input, *back);
        Result<void> restored = co_await std::move(restoring);
        if (!restored) co_return restored;
    }
    auto noting = note_result(input, *answer);
    co_return co_await std::move(noting);
}

Task<Result<void>> come_in(HandlerInput& input, std::optional<ReturnToken> back) {
    auto returning = come_back(input, std::move(back));
    Result<void> returned = co_await std::move(returning);
    if (!returned) co_return returned;
    auto agreeing = input.inventory().reconcile();
    const Result<bool> agreed = co_await std::move(agreeing);
    if (!agreed) co_return propagate(agreed, "agree with Amazon's count");
    co_return Result<void>{};
}

void log_passed_over(const HandlerInput& input) {
    for (const isp::Passed& passed : input.suggestions().passed()) {
        input.logger().info("skill", "not_suggested",
                            {{"product", passed.name.text()}, {"reason", to_text(passed.reason)}});
    }
}

PurchaseDirective* purchase_in(model::Response& response) {
    for (model::Directive& directive : response.directives) {
        if (auto* purchase = std::get_if<PurchaseDirective>(&directive)) return purchase;
    }
    return nullptr;
}

// Nothing to keep: an earlier purchase's session is let go too.
Task<Result<void>> suspend_session(HandlerInput& input, ReturnToken token) {
    auto opening = input.book().open();
    const Result<isp::PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, "keep the session");
    Json attributes = input.session_attributes();
    const std::size_t bytes =
        attributes.dump(-1, ' ', false, Json::error_handler_t::replace).size();
    const bool keeps = !attributes.empty() && bytes <= longest_session;
    if (bytes > longest_session) {
        input.logger().warning("skill", "session_not_kept", {{"bytes", bytes}});
    }
    auto& suspended = (*record)->suspended;
    if (!keeps && !suspended) co_return Result<void>{};
    suspended.reset();
    if (keeps) suspended = {token.nonce, std::move(attributes), token.until};
    input.book().write_back();
    co_return Result<void>{};
}

Task<Result<void>> remember_offer(HandlerInput& input, PurchaseFlow flow, ProductId product) {
    if (flow == PurchaseFlow::cancel) co_return Result<void>{};
    auto departing = input.inventory().departing(product);
    Result<void> departed = co_await std::move(departing);
    if (!departed) co_return propagate(departed, "remember the stock before a purchase");
    if (flow != PurchaseFlow::upsell) co_return Result<void>{};
    auto offering = input.suggestions().offered(product);
    co_return co_await std::move(offering);
}

Task<Result<void>> send_away(HandlerInput& input, ReturnKey& key, PurchaseDirective& purchase) {
    auto asking = key.get(input.deadline());
    const Result<Secret> secret = co_await std::move(asking);
    if (!secret) co_return propagate(secret, "open the way back");
    const ReturnToken token{
        make_nonce(), std::chrono::floor<std::chrono::seconds>(input.work().now() + way_back_open),
        purchase.token};
    auto suspending = suspend_session(input, token);
    Result<void> suspended = co_await std::move(suspending);
    if (!suspended) co_return suspended;
    auto remembering = remember_offer(input, purchase.flow, purchase.product_id);
    Result<void> remembered = co_await std::move(remembering);
    if (!remembered) co_return remembered;
    purchase.token = sign_token(*secret, input.work().user(), purchase.product_id, token);
    co_return Result<void>{};
}

// Amazon: the same user id never comes back.
bool is_gone_for_good(const HandlerInput& input) {
    const auto* event = input.request_if<SkillEvent>();
    return event != nullptr && event->type == "AlexaSkillEvent.SkillDisabled" &&
           event->persistence == SkillEvent::Persistence::not_persisted &&
           !input.envelope().user_id().empty();
}

}    // namespace

Task<std::optional<ReturnToken>> open_way_back(model::RequestEnvelope& envelope, ReturnKey& key,
                                               TimePoint now, Deadline deadline) {
    auto* answer = std::get_if<ConnectionsResponse>(&envelope.request.body);
    if (answer == nullptr || !answer->flow) co_return std::nullopt;
    const std::string sent = std::exchange(answer->token, {});
    auto asking = key.get(deadline);
    const Result<Secret> secret = co_await std::move(asking);
    if (!secret) co_return std::nullopt;
    const ProductId product = answer->product_id.value_or(ProductId());
    std::optional<ReturnToken> back = open_token(*secret, envelope.user_id(), product, sent, now);
    if (back) answer->token = back->text;
    co_return back;
}

Task<Result<void>> arrive(HandlerInput& input, std::optional<ReturnToken> back) {
    if (input.work().user().empty() || is_gone_for_good(input)) co_return Result<void>{};
    auto coming = come_in(input, std::move(back));
    Result<void> arrived = co_await std::move(coming);
    if (arrived) co_return arrived;
    const ErrorCode code = arrived.error().code;
    if (code != errors::unavailable && code != errors::timeout) co_return arrived;
    warn(input, "store_unavailable", arrived.error());
    co_return Result<void>{};
}

Task<Result<void>> depart(HandlerInput& input, ReturnKey& key, model::Response& response) {
    if (is_gone_for_good(input)) input.work().forget_customer();
    log_passed_over(input);
    Result<void> handed = input.attributes().hand_over();
    if (!handed) co_return handed;
    PurchaseDirective* purchase = purchase_in(response);
    // An empty token or product is the author's mistake, found when the answer is checked.
    const bool whole = purchase && !purchase->token.empty() && !purchase->product_id.empty();
    if (!whole) co_return Result<void>{};
    auto sending = send_away(input, key, *purchase);
    co_return co_await std::move(sending);
}

}    // namespace ask::skill::detail
