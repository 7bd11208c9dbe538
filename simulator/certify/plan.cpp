#include "simulator/certify/plan.hpp"

#include <string_view>

#include "simulator/built_in_types.hpp"

namespace ask::simulator::certify {

namespace {

constexpr std::string_view placeholder = "{product}";
constexpr std::string_view products_type = "LIST_OF_PRODUCT_NAMES";

void fill(std::string& text, const std::string& name) {
    for (auto at = text.find(placeholder); at != text.npos; at = text.find(placeholder, at)) {
        text.replace(at, placeholder.size(), name);
        at += name.size();
    }
}

Turn turn_of(Action action) {
    return {.pointer = "",
            .action = std::move(action),
            .expected = Expectation{},
            .request_id = "",
            .written = nullptr};
}

// The first of these intents that the model has, asked with the product in the slot for products.
Turns usual_turns(const catalog::InteractionModel& model,
                  const std::vector<std::string_view>& names) {
    for (const std::string_view name : names) {
        const catalog::IntentModel* intent = model.find_intent(name);
        if (!intent) continue;
        Understood understood{.intent = intent->name, .slots = {}};
        for (const catalog::IntentSlot& slot : intent->slots) {
            const bool is_product = slot.type == products_type || slot.name == "ProductName";
            if (is_product) understood.slots[slot.name] = placeholder;
        }
        return {turn_of(SendIntent{std::move(understood)})};
    }
    return {};
}

Locale usual_locale(const SkillUnderTest& skill) {
    for (const auto& [locale, model] : skill.models) {
        if (language_of(locale) == "en") return locale;
    }
    return skill.models.begin()->first;
}

}    // namespace

Plan usual_plan(const SkillUnderTest& skill) {
    Plan plan{.source = "the usual intent names", .locale = {}, .begin = {turn_of(OpenSkill{})}};
    if (skill.models.empty()) return plan;
    plan.locale = usual_locale(skill);
    const catalog::InteractionModel& model = skill.models.at(plan.locale);
    plan.what_can_i_buy = usual_turns(model, {"WhatCanIBuyIntent", "ShopIntent"});
    plan.detail = usual_turns(model, {"ProductDetailIntent"});
    plan.buy = usual_turns(model, {"BuyIntent", "BuySkillItemIntent"});
    plan.refund = usual_turns(model, {"RefundSkillItemIntent", "RefundIntent"});
    plan.cancel = usual_turns(
        model, {"CancelSubscriptionIntent", "CancelSkillItemIntent", "CancelPurchaseIntent"});
    return plan;
}

Turn about(const Turn& turn, const std::string& product_name) {
    Turn filled = turn;
    if (auto* say = std::get_if<Say>(&filled.action)) fill(say->words, product_name);
    if (auto* send = std::get_if<SendIntent>(&filled.action)) {
        for (auto& [slot, value] : send->understood.slots) fill(value, product_name);
    }
    return filled;
}

}    // namespace ask::simulator::certify
