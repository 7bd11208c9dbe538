#include "handlers/skill.hpp"

#include "handlers/adventures.hpp"
#include "handlers/content.hpp"
#include "handlers/conversation.hpp"
#include "handlers/events.hpp"
#include "handlers/hints.hpp"
#include "handlers/launch.hpp"
#include "handlers/purchases.hpp"
#include "handlers/returns.hpp"
#include "handlers/shopping.hpp"

namespace handlers {

using ask::Result;
using ask::skill::PurchaseFlow;
using ask::skill::PurchaseResult;
using ask::skill::Registry;

namespace {

void play_routes(Registry& routes) {
    routes.on_launch(launch);
    routes.on_intent("PlayAdventureIntent", play);
    routes.on_intent("ListAdventuresIntent", list_adventures);
    routes.on_intent("HintIntent", hint);
    routes.on_intent("HintInventoryIntent", hint_inventory);
    routes.on_intent("AMAZON.YesIntent", yes);
    routes.on_intent("AMAZON.NoIntent", no);
    routes.on_intent("AMAZON.StartOverIntent", start_over);
}

void shop_routes(Registry& routes) {
    routes.on_intent("WhatCanIBuyIntent", what_can_i_buy);
    routes.on_intent("ProductDetailIntent", product_detail);
    routes.on_intent("BuyIntent", buy);
    routes.on_intent("RefundSkillItemIntent", give_back_product);
    routes.on_intent("CancelSubscriptionIntent", give_back_product);
}

void purchase_routes(Registry& routes) {
    for (const PurchaseFlow flow : {PurchaseFlow::buy, PurchaseFlow::upsell}) {
        routes.on_purchase(flow, PurchaseResult::accepted, bought);
        routes.on_purchase(flow, PurchaseResult::already_purchased, by_the_record);
        routes.on_purchase(flow, PurchaseResult::pending_purchase, by_the_record);
        routes.on_purchase(flow, PurchaseResult::declined, carried_on);
        routes.on_purchase(flow, PurchaseResult::error, by_the_record);
        routes.on_purchase(flow, PurchaseResult::not_entitled, by_the_record);
    }
    for (const PurchaseResult result : ask::model::purchase_results) {
        routes.on_purchase(PurchaseFlow::cancel, result, carried_on);
    }
}

void conversation_routes(Registry& routes) {
    routes.on_intent("AMAZON.HelpIntent", help);
    routes.on_intent("AMAZON.RepeatIntent", repeat);
    routes.on_intent("AMAZON.FallbackIntent", not_understood);
    routes.on_intent("AMAZON.StopIntent", goodbye);
    routes.on_intent("AMAZON.CancelIntent", goodbye);
    routes.on_intent("AMAZON.NavigateHomeIntent", goodbye);
}

void event_routes(Registry& routes) {
    routes.on_session_ended(session_ended);
    routes.on_event("AlexaSkillEvent.SkillEnabled", skill_enabled);
    routes.on_event("AlexaSkillEvent.SkillDisabled", skill_disabled);
    routes.on_request("CanFulfillIntentRequest", can_fulfill);
    routes.fallback(anything_else);
    routes.on_error(apologise);
}

}    // namespace

Result<Registry> make_skill(const std::filesystem::path& config) {
    Result<Content> content = load_content(config);
    if (!content) return std::unexpected(content.error());
    Registry routes;
    routes.share(std::make_shared<const Content>(std::move(*content)));
    play_routes(routes);
    shop_routes(routes);
    purchase_routes(routes);
    conversation_routes(routes);
    event_routes(routes);
    routes.consumable(hint_pack, hints_per_pack);
    routes.before(know_customer);
    routes.after(remember_speech);
    return routes;
}

}    // namespace handlers
