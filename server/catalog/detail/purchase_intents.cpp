#include "catalog/detail/purchase_intents.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "catalog/detail/letters.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array table{
    PurchaseIntent{.name = "WhatCanIBuyIntent",
                   .other_names = {"ShopIntent"},
                   .when = WhenNeeded::always,
                   .has_slot = false},
    PurchaseIntent{.name = "BuyIntent",
                   .other_names = {"BuySkillItemIntent", "BuyHintIntent", "Buy*Intent"},
                   .when = WhenNeeded::always,
                   .has_slot = true},
    PurchaseIntent{.name = "ProductDetailIntent",
                   .other_names = {"ProductDetail*", "DescribeProduct*"},
                   .when = WhenNeeded::always,
                   .has_slot = true},
    PurchaseIntent{
        .name = "RefundSkillItemIntent",
        .other_names = {"CancelPurchaseIntent", "CancelSkillItemIntent", "Refund*Intent"},
        .when = WhenNeeded::always,
        .has_slot = true},
    PurchaseIntent{.name = "CancelSubscriptionIntent",
                   .other_names = {"CancelPurchaseIntent", "CancelSkillItemIntent",
                                   "RefundProductIntent", "CancelSubscription*"},
                   .when = WhenNeeded::with_subscription,
                   .has_slot = true},
    PurchaseIntent{.name = "InventoryIntent",
                   .other_names = {"HintInventoryIntent", "*InventoryIntent"},
                   .when = WhenNeeded::with_consumable,
                   .has_slot = true}};

bool is_pattern(std::string_view name) {
    return name.find('*') != name.npos;
}

// One star in the pattern; it stands for anything.
bool fits(std::string_view pattern, std::string_view name) {
    const auto star = pattern.find('*');
    const std::string_view before = pattern.substr(0, star);
    const std::string_view after = pattern.substr(star + 1);
    return name.size() >= before.size() + after.size() && name.starts_with(before) &&
           name.ends_with(after);
}

bool is_known_for(const PurchaseIntent& wanted, std::string_view name) {
    if (name.empty()) return false;
    return name == wanted.name || std::find(wanted.other_names.begin(), wanted.other_names.end(),
                                            name) != wanted.other_names.end();
}

bool sounds_like(const PurchaseIntent& wanted, std::string_view name) {
    return std::any_of(wanted.other_names.begin(), wanted.other_names.end(),
                       [name](std::string_view one) { return is_pattern(one) && fits(one, name); });
}

bool has_slot_of(const IntentView& intent, std::string_view type) {
    return std::any_of(intent.slots.begin(), intent.slots.end(),
                       [type](const SlotView& slot) { return slot.type.text == type; });
}

bool has_phrase(const IntentView& intent, std::span<const std::string> phrases) {
    return std::any_of(intent.samples.begin(), intent.samples.end(), [&](const WrittenText& one) {
        return std::find(phrases.begin(), phrases.end(), as_heard(one.text)) != phrases.end();
    });
}

// What products are called by in a slot type.
struct CalledBy {
    std::set<std::string, std::less<>> references;
    std::set<std::string, std::less<>> names;    // as heard

    explicit CalledBy(std::span<const ProductFile> products) {
        for (const ProductFile& product : products) {
            references.insert(product.reference_name.text());
            for (const auto& [locale, text] : product.texts) names.insert(as_heard(text.name));
        }
    }
    [[nodiscard]] bool knows(const ValueView& value) const {
        return value.id.text.empty() ? names.contains(as_heard(value.name.text))
                                     : references.contains(value.id.text);
    }
    [[nodiscard]] bool knows_one_of(const TypeView& type) const {
        return std::any_of(type.values.begin(), type.values.end(),
                           [this](const ValueView& value) { return knows(value); });
    }
};

}    // namespace

std::span<const PurchaseIntent> purchase_intents() {
    return table;
}

const IntentView* covering(const ModelView& model, const PurchaseIntent& wanted,
                           const PurchaseSigns& signs) {
    if (const IntentView* same = model.find_intent(wanted.name)) return same;
    for (const IntentView& intent : model.intents) {
        if (is_known_for(wanted, intent.name.text)) return &intent;
    }
    const bool is_what_can_i_buy = wanted.name == table.front().name;
    for (const IntentView& intent : model.intents) {
        const bool is_it = is_what_can_i_buy ? has_phrase(intent, signs.what_can_i_buy)
                                             : sounds_like(wanted, intent.name.text) &&
                                                   has_slot_of(intent, signs.product_type);
        if (is_it) return &intent;
    }
    return nullptr;
}

std::string_view product_type_of(const ModelView& model, std::span<const ProductFile> products) {
    if (model.find_type(product_type_name)) return product_type_name;
    const PurchaseIntent& buying = table[1];
    const CalledBy called(products);
    for (const IntentView& intent : model.intents) {
        const std::string_view name = intent.name.text;
        if (!is_known_for(buying, name) && !sounds_like(buying, name)) continue;
        for (const SlotView& slot : intent.slots) {
            const TypeView* type = model.find_type(slot.type.text);
            if (type && called.knows_one_of(*type)) return slot.type.text;
        }
    }
    return product_type_name;
}

}    // namespace ask::catalog::detail
