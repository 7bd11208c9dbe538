#include "catalog/detail/purchase_intents.hpp"

#include <algorithm>
#include <string>

#include "catalog/detail/letters.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array table{
    PurchaseIntent{.name = "WhatCanIBuyIntent",
                   .patterns = {"WhatCanIBuy*", "Shop*Intent", "AvailableProducts*"},
                   .when = WhenNeeded::always,
                   .has_slot = false},
    PurchaseIntent{.name = "BuyIntent",
                   .patterns = {"Buy*Intent"},
                   .when = WhenNeeded::always,
                   .has_slot = true},
    PurchaseIntent{.name = "ProductDetailIntent",
                   .patterns = {"ProductDetail*", "DescribeProduct*"},
                   .when = WhenNeeded::always,
                   .has_slot = true},
    PurchaseIntent{.name = "RefundSkillItemIntent",
                   .patterns = {"Refund*Intent", "CancelPurchaseIntent", "CancelSkillItemIntent"},
                   .when = WhenNeeded::always,
                   .has_slot = true},
    PurchaseIntent{.name = "CancelSubscriptionIntent",
                   .patterns = {"CancelSubscription*", "CancelPurchaseIntent",
                                "CancelSkillItemIntent", "RefundProductIntent"},
                   .when = WhenNeeded::with_subscription,
                   .has_slot = true},
    PurchaseIntent{.name = "InventoryIntent",
                   .patterns = {"*InventoryIntent"},
                   .when = WhenNeeded::with_consumable,
                   .has_slot = true}};

// One star in the pattern at most; it stands for anything.
bool fits(std::string_view pattern, std::string_view name) {
    if (pattern.empty()) return false;
    const auto star = pattern.find('*');
    if (star == pattern.npos) return name == pattern;
    const std::string_view before = pattern.substr(0, star);
    const std::string_view after = pattern.substr(star + 1);
    return name.size() >= before.size() + after.size() && name.starts_with(before) &&
           name.ends_with(after);
}

bool fits_any(const PurchaseIntent& wanted, std::string_view name) {
    return std::any_of(wanted.patterns.begin(), wanted.patterns.end(),
                       [name](std::string_view pattern) { return fits(pattern, name); });
}

bool has_phrase(const IntentView& intent, std::span<const std::string> phrases) {
    return std::any_of(intent.samples.begin(), intent.samples.end(), [&](const WrittenText& one) {
        return std::find(phrases.begin(), phrases.end(), as_heard(one.text)) != phrases.end();
    });
}

bool lists_products(const TypeView& type, std::span<const ProductFile> products) {
    return std::any_of(type.values.begin(), type.values.end(), [&](const ValueView& value) {
        return std::any_of(products.begin(), products.end(), [&](const ProductFile& product) {
            return product.reference_name.text() == value.id.text;
        });
    });
}

}    // namespace

std::span<const PurchaseIntent> purchase_intents() {
    return table;
}

const IntentView* covering(const ModelView& model, const PurchaseIntent& wanted,
                           std::span<const std::string> what_can_i_buy) {
    if (const IntentView* same = model.find_intent(wanted.name)) return same;
    for (const IntentView& intent : model.intents) {
        if (fits_any(wanted, intent.name.text)) return &intent;
    }
    if (wanted.name != table.front().name) return nullptr;
    for (const IntentView& intent : model.intents) {
        if (has_phrase(intent, what_can_i_buy)) return &intent;
    }
    return nullptr;
}

std::string_view product_type_of(const ModelView& model, std::span<const ProductFile> products) {
    if (model.find_type(product_type_name)) return product_type_name;
    const IntentView* buying = covering(model, table[1], {});
    if (!buying) return product_type_name;
    for (const SlotView& slot : buying->slots) {
        const TypeView* type = model.find_type(slot.type.text);
        if (type && lists_products(*type, products)) return slot.type.text;
    }
    return product_type_name;
}

}    // namespace ask::catalog::detail
