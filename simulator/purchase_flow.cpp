#include "simulator/purchase_flow.hpp"

#include <algorithm>
#include <array>

#include "simulator/detail/json_text.hpp"
#include "simulator/product_api.hpp"

namespace ask::simulator {

namespace {

using detail::text_at;
using model::ProductType;
using model::PurchaseFlow;
using model::PurchaseResult;

// As Alexa calls it in this stand-in, which speaks English.
std::string name_of(const ShopProduct& product) {
    if (product.texts.empty()) return product.reference_name.text();
    const auto american = product.texts.find(Locale("en-US"));
    return american == product.texts.end() ? product.texts.begin()->second.name
                                           : american->second.name;
}

PurchaseOutcome outcome(PurchaseResult result, std::string alexa_says) {
    return {result, "", std::move(alexa_says)};
}

PurchaseOutcome failure(std::string message) {
    return {PurchaseResult::error, std::move(message), "Sorry, I'm having trouble with that now."};
}

bool is_owned_for_good(const ShopProduct& product, const Customer& customer) {
    return product.type != ProductType::consumable && is_entitled(product, customer);
}

PurchaseOutcome buy(const Counter& counter, const ShopProduct& product) {
    if (!is_purchasable(product, counter.customer)) return failure("The product is not on sale.");
    Holding& holding = counter.customer.holdings[product.reference_name];
    ++holding.count;
    holding.is_cancelled = false;
    holding.changed_at = counter.now;
    return outcome(PurchaseResult::accepted, "Great! You now have " + name_of(product) + ".");
}

PurchaseOutcome leave_pending(const Counter& counter, const ShopProduct& product) {
    Holding& holding = counter.customer.holdings[product.reference_name];
    holding.is_pending = true;
    holding.changed_at = counter.now;
    return outcome(PurchaseResult::pending_purchase, "Your bank wants to confirm this first.");
}

Result<PurchaseOutcome> bought_elsewhere(const Counter& counter, const ShopProduct& product) {
    if (product.type == ProductType::consumable) {
        return fail(errors::invalid, "a consumable is never ALREADY_PURCHASED");
    }
    counter.customer.holdings[product.reference_name].count = 1;
    return outcome(PurchaseResult::already_purchased, "You already own " + name_of(product) + ".");
}

Result<PurchaseOutcome> decide_purchase(const Counter& counter, const ShopProduct& product,
                                        Decision decision) {
    switch (decision) {
        case Decision::accept:
            return buy(counter, product);
        case Decision::decline:
            return outcome(PurchaseResult::declined, "OK.");
        case Decision::pending:
            return leave_pending(counter, product);
        case Decision::error:
            return failure("The payment method was refused.");
        case Decision::already_purchased:
            return bought_elsewhere(counter, product);
        case Decision::not_entitled:
            break;
    }
    return fail(errors::invalid, "not_entitled answers a Cancel only");
}

Result<PurchaseOutcome> purchase(const Counter& counter, const ShopProduct& product,
                                 const PurchaseOrder& order, Decision decision) {
    const bool is_refused_suggestion =
        order.flow == PurchaseFlow::upsell && decision == Decision::decline;
    const bool is_known_to_alexa = is_owned_for_good(product, counter.customer);
    if (is_known_to_alexa && !is_refused_suggestion && decision != Decision::error) {
        return bought_elsewhere(counter, product);
    }
    return decide_purchase(counter, product, decision);
}

PurchaseOutcome give_back(const Counter& counter, const ShopProduct& product) {
    Holding& holding = counter.customer.holdings[product.reference_name];
    holding.changed_at = counter.now;
    if (product.type == ProductType::subscription) {
        holding.is_cancelled = true;
        return outcome(PurchaseResult::accepted, "I've cancelled " + name_of(product) +
                                                     ". You can use it to the term's end.");
    }
    --holding.count;
    return outcome(PurchaseResult::accepted, "I've sent a link to the Alexa app for the refund.");
}

PurchaseOutcome nothing_to_cancel(const ShopProduct& product) {
    return outcome(PurchaseResult::not_entitled, "You don't have " + name_of(product) + ".");
}

Result<PurchaseOutcome> cancel(const Counter& counter, const ShopProduct& product,
                               Decision decision) {
    const Holding holding = counter.customer.holding(product.reference_name);
    if (decision == Decision::error) return failure("The cancellation did not succeed.");
    if (decision == Decision::not_entitled) counter.customer.holdings[product.reference_name] = {};
    const bool has_it = holding.count > 0 && !holding.is_cancelled;
    if (!has_it || decision == Decision::not_entitled) return nothing_to_cancel(product);
    if (decision == Decision::decline) return outcome(PurchaseResult::declined, "OK.");
    if (decision == Decision::accept) return give_back(counter, product);
    return fail(errors::invalid, std::string(to_text(decision)) + " never answers a Cancel");
}

std::optional<PurchaseFlow> read_flow(std::string_view name) {
    for (const PurchaseFlow flow : model::purchase_flows) {
        if (model::to_text(flow) == name) return flow;
    }
    return std::nullopt;
}

std::optional<PurchaseOrder> read_order(const Json& directive) {
    const auto text = [&directive](const char* pointer) { return text_at(directive, pointer); };
    const std::optional<PurchaseFlow> flow = read_flow(text("/name"));
    const std::string product = text("/payload/InSkillProduct/productId");
    if (text("/type") != "Connections.SendRequest" || !flow || product.empty()) return std::nullopt;
    return PurchaseOrder{*flow, ProductId(product), text("/payload/upsellMessage"), text("/token")};
}

}    // namespace

std::optional<PurchaseOrder> find_order(const Json& answer) {
    const Json::json_pointer at("/response/directives");
    if (!answer.is_object() || !answer.contains(at) || !answer.at(at).is_array()) return {};
    for (const Json& directive : answer.at(at)) {
        if (auto order = read_order(directive)) return order;
    }
    return std::nullopt;
}

Result<PurchaseOutcome> carry_out(const Counter& counter, const PurchaseOrder& order,
                                  Decision decision) {
    const Amazon& amazon = counter.amazon;
    const ShopProduct* product = amazon.find(order.product);
    if (!product) return failure("There is no such product.");
    if (order.flow == PurchaseFlow::cancel) return cancel(counter, *product, decision);
    return purchase(counter, *product, order, decision);
}

std::string_view to_text(Decision decision) {
    constexpr std::array<std::string_view, 6> names{"accept", "decline",           "pending",
                                                    "error",  "already_purchased", "not_entitled"};
    return names[static_cast<std::size_t>(decision)];
}

}    // namespace ask::simulator
