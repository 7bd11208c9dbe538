#include <algorithm>
#include <set>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/letters.hpp"
#include "catalog/detail/model_checks.hpp"
#include "catalog/detail/product_names.hpp"
#include "catalog/detail/purchase_intents.hpp"

namespace ask::catalog::detail {

namespace {

const WrittenNode& list_or_language(const ModelScene& scene, std::string_view name) {
    const WrittenNode* list = scene.model.language->find(name);
    return list ? *list : *scene.model.language;
}

const ProductFile* find_product(const ModelScene& scene, std::string_view reference) {
    const auto& products = scene.package.products;    // by reference name
    const auto found = std::lower_bound(products.begin(), products.end(), reference,
                                        [](const ProductFile& product, std::string_view wanted) {
                                            return product.reference_name.text() < wanted;
                                        });
    const bool is_it = found != products.end() && found->reference_name.text() == reference;
    return is_it ? &*found : nullptr;
}

bool can_be_called(const ValueView& value, const ModelScene& scene, std::string_view name) {
    const std::string wanted = as_heard(sayable(name, scene.language));
    const auto is_name = [&wanted](const WrittenText& one) { return as_heard(one.text) == wanted; };
    return is_name(value.name) ||
           std::any_of(value.synonyms.begin(), value.synonyms.end(), is_name);
}

void check_value(const ModelScene& scene, const ValueView& value, ModelFindings& findings) {
    if (value.id.text.empty()) {
        findings.add("value-without-id", *value.name.at, in_quotes(value.name.text) + " has no id");
        return;
    }
    const ProductFile* product = find_product(scene, value.id.text);
    if (!product) {
        findings.add("value-without-product", *value.id.at,
                     "no product has the reference name " + in_quotes(value.id.text));
        return;
    }
    const auto text = product->texts.find(Locale(scene.locale));
    if (text == product->texts.end()) {
        findings.add("value-not-sold-here", *value.id.at,
                     in_quotes(value.id.text) + " has no texts for " + scene.locale);
    } else if (!can_be_called(value, scene, text->second.name)) {
        findings.add("value-name", *value.name.at,
                     "the product is called " + in_quotes(text->second.name));
    }
}

bool is_sold(const ModelScene& scene, model::ProductType type) {
    const auto sold = scene.package.sold_in(scene.locale);
    return std::any_of(sold.begin(), sold.end(),
                       [type](const ProductFile* one) { return one->type == type; });
}

bool is_needed(const ModelScene& scene, const PurchaseIntent& intent) {
    if (intent.when == WhenNeeded::with_subscription) {
        return is_sold(scene, model::ProductType::subscription);
    }
    return intent.when == WhenNeeded::always || is_sold(scene, model::ProductType::consumable);
}

const Texts& phrases_of(const ModelScene& scene) {
    static const Texts none;
    return scene.samples ? scene.samples->what_can_i_buy : none;
}

void check_phrase(const ModelScene& scene, ModelFindings& findings) {
    const Texts& phrases = phrases_of(scene);
    if (phrases.empty()) return;
    for (const IntentView& intent : scene.model.intents) {
        for (const WrittenText& sample : intent.samples) {
            const std::string heard = as_heard(sample.text);
            if (std::find(phrases.begin(), phrases.end(), heard) != phrases.end()) return;
        }
    }
    findings.add("what-can-i-buy", list_or_language(scene, "intents"),
                 "no intent has the sample " + in_quotes(phrases.front()));
}

// A skill with one product need not ask which.
void check_slot_of(const ModelScene& scene, const IntentView& buying, std::string_view type,
                   ModelFindings& findings) {
    const bool need_not_ask = buying.slots.empty() && scene.package.products.size() == 1;
    if (need_not_ask) return;
    const bool has_slot =
        std::any_of(buying.slots.begin(), buying.slots.end(),
                    [type](const SlotView& slot) { return slot.type.text == type; });
    if (has_slot) return;
    findings.add("buy-slot", *buying.name.at,
                 std::string(buying.name.text) + " has no slot of the type " + std::string(type));
}

// What products are listed by: ids, and the names of values that belong to no other product. A
// model may leave ids out, as Amazon's own samples do; the code then compares names.
struct Listed {
    std::set<std::string_view> ids;
    std::set<std::string> names;    // as heard

    Listed(const ModelScene& scene, const TypeView& type) {
        for (const ValueView& value : type.values) {
            ids.insert(value.id.text);
            if (find_product(scene, value.id.text)) continue;
            names.insert(as_heard(value.name.text));
            for (const WrittenText& synonym : value.synonyms) names.insert(as_heard(synonym.text));
        }
    }
};

void check_unlisted(const ModelScene& scene, const TypeView* type, std::string_view type_name,
                    ModelFindings& findings) {
    static const TypeView no_type{};
    const Listed listed(scene, type ? *type : no_type);
    for (const ProductFile* product : scene.package.sold_in(scene.locale)) {
        const std::string& reference = product->reference_name.text();
        const std::string& name = product->texts.at(Locale(scene.locale)).name;
        const bool is_listed = listed.ids.contains(reference) ||
                               listed.names.contains(as_heard(sayable(name, scene.language)));
        if (is_listed) continue;
        findings.add(
            "product-without-value", type ? *type->name.at : list_or_language(scene, "types"),
            reference + " is sold in " + scene.locale + " and is not in " + std::string(type_name));
    }
}

}    // namespace

void check_products(const ModelScene& scene, ModelFindings& findings) {
    const std::string_view type_name = product_type_of(scene.model, scene.package.products);
    const TypeView* type = scene.model.find_type(type_name);
    if (type && type->has_supplier) return;    // Amazon's catalog has the values
    if (type) {
        for (const ValueView& value : type->values) check_value(scene, value, findings);
    }
    check_unlisted(scene, type, type_name, findings);
}

void check_purchase_intents(const ModelScene& scene, ModelFindings& findings) {
    if (scene.package.sold_in(scene.locale).empty()) return;
    check_phrase(scene, findings);
    const PurchaseSigns signs{.product_type = product_type_of(scene.model, scene.package.products),
                              .what_can_i_buy = phrases_of(scene)};
    for (const PurchaseIntent& wanted : purchase_intents()) {
        if (!is_needed(scene, wanted)) continue;
        const IntentView* found = covering(scene.model, wanted, signs);
        if (found && wanted.name == "BuyIntent") {
            check_slot_of(scene, *found, signs.product_type, findings);
        }
        if (found) continue;
        const bool is_advice =
            wanted.name == "ProductDetailIntent" || wanted.when == WhenNeeded::with_consumable;
        findings.add(is_advice ? "purchase-intent-advised" : "purchase-intent-missing",
                     list_or_language(scene, "intents"),
                     std::string(wanted.name) + " is not there, nor one that does its work");
    }
}

void check_handlers(const ModelScene& scene, ModelFindings& findings) {
    if (!scene.handled) return;
    for (const IntentView& intent : scene.model.intents) {
        const std::string name(intent.name.text);
        if (name.empty() || scene.handled->contains(name)) continue;
        findings.add("intent-without-handler", *intent.name.at,
                     "no route answers " + in_quotes(name));
    }
    for (const std::string& name : *scene.handled) {
        if (scene.model.find_intent(name)) continue;
        findings.add("handler-without-intent", list_or_language(scene, "intents"),
                     "the skill's code answers " + name + ", which is not in this model");
    }
}

}    // namespace ask::catalog::detail
