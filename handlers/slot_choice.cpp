#include "handlers/slot_choice.hpp"

#include <algorithm>

namespace handlers {

using ask::ReferenceName;
using ask::isp::ProductList;
using ask::model::Product;
using ask::model::ProductType;

namespace {

void collect(const ask::model::Slot& slot, std::vector<std::string>& ids) {
    for (const auto& match : slot.matches) {
        const bool known = std::ranges::find(ids, match.id) != ids.end();
        if (!match.id.empty() && !known) ids.push_back(match.id);
    }
    for (const auto& part : slot.list) collect(part, ids);
}

std::vector<Product> those(const std::vector<Product>& products, bool (*wanted)(const Product&)) {
    std::vector<Product> kept;
    std::ranges::copy_if(products, std::back_inserter(kept), wanted);
    return kept;
}

}    // namespace

SlotChoice judge(const ask::model::Slot* slot) {
    using Kind = SlotChoice::Kind;
    if (!slot) return {};
    SlotChoice choice;
    collect(*slot, choice.ids);
    if (choice.ids.size() == 1) choice.kind = Kind::one;
    if (choice.ids.size() > 1) choice.kind = Kind::several;
    if (choice.ids.empty() && slot->spoken && !slot->spoken->empty()) choice.kind = Kind::unknown;
    return choice;
}

ProductChoice choose_product(const SlotChoice& slot, const ProductList& products) {
    using Kind = ProductChoice::Kind;
    if (slot.kind == SlotChoice::Kind::empty) return {Kind::not_named, {}};
    if (slot.kind == SlotChoice::Kind::unknown) return {Kind::no_such, {}};
    std::vector<Product> meant;
    for (const std::string& id : slot.ids) {
        if (const Product* record = products.find(ReferenceName(id))) meant.push_back(*record);
    }
    if (meant.empty()) return {Kind::not_available, {}};
    return {meant.size() == 1 ? Kind::chosen : Kind::several, std::move(meant)};
}

bool is_owned(const Product& product) {
    return product.entitled && product.type != ProductType::consumable;
}

std::vector<Product> on_sale(const ProductList& products) {
    return those(products.all(), [](const Product& p) { return p.purchasable && !is_owned(p); });
}

std::vector<Product> returnable(const ProductList& products) {
    return those(products.all(), [](const Product& p) {
        return is_owned(p) || (p.type == ProductType::consumable && p.active_entitlement_count > 0);
    });
}

std::vector<std::string> names(const std::vector<Product>& products) {
    std::vector<std::string> spoken;
    for (const Product& product : products) spoken.push_back(product.name);
    return spoken;
}

}    // namespace handlers
