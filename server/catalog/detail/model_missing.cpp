#include <algorithm>
#include <map>
#include <set>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/letters.hpp"
#include "catalog/detail/model_merge.hpp"
#include "catalog/detail/product_names.hpp"
#include "catalog/detail/purchase_intents.hpp"

namespace ask::catalog::detail {

namespace {

bool sells(const LocaleNeeds& needs, model::ProductType type) {
    return std::any_of(needs.products.begin(), needs.products.end(),
                       [type](const ProductFile* product) { return product->type == type; });
}

bool is_needed(const PurchaseIntent& intent, const LocaleNeeds& needs) {
    switch (intent.when) {
        case WhenNeeded::with_subscription:
            return sells(needs, model::ProductType::subscription);
        case WhenNeeded::with_consumable:
            return sells(needs, model::ProductType::consumable);
        case WhenNeeded::always:
            break;
    }
    return true;
}

std::string prompt_id(std::string_view intent) {
    return "Elicit." + std::string(intent) + "." + std::string(product_slot_name);
}

// Collects parts; what the model says already is not said twice.
class Collector {
 public:
    Collector(const ModelView& model, const LocaleNeeds& needs) : model_(model), needs_(needs) {
        parts_.product_type = product_type_of(model, needs.all_products);
        for (const IntentView& intent : model.intents) {
            for (const WrittenText& sample : intent.samples) samples_.insert(as_heard(sample.text));
        }
    }

    MissingParts run() {
        const PurchaseSigns signs{.product_type = parts_.product_type,
                                  .what_can_i_buy = needs_.samples.what_can_i_buy};
        for (const PurchaseIntent& intent : purchase_intents()) {
            if (!is_needed(intent, needs_)) continue;
            if (!covering(model_, intent, signs)) add_intent(intent);
        }
        add_products();
        return std::move(parts_);
    }

 private:
    void add_intent(const PurchaseIntent& intent) {
        OrderedJson made{{"name", intent.name}};
        if (intent.has_slot) made["slots"] = OrderedJson::array({slot()});
        made["samples"] = OrderedJson::array();
        const auto samples = needs_.samples.intents.find(intent.name);
        for (const std::string& sample : samples->second) {
            if (samples_.insert(as_heard(sample)).second) made["samples"].push_back(sample);
        }
        parts_.intents.push_back(std::move(made));
        parts_.added.push_back("intent " + std::string(intent.name));
        const auto asked = needs_.samples.elicitations.find(intent.name);
        if (asked != needs_.samples.elicitations.end()) add_dialog(intent.name, asked->second);
    }

    OrderedJson slot() const {
        return {{"name", product_slot_name},
                {"type", parts_.product_type},
                {"samples", OrderedJson::array()}};
    }

    // Dialog.ElicitSlot may only ask for slots that the dialog section lists.
    void add_dialog(std::string_view intent, const Texts& questions) {
        const std::string id = prompt_id(intent);
        const OrderedJson asked{{"name", product_slot_name},
                                {"type", parts_.product_type},
                                {"confirmationRequired", false},
                                {"elicitationRequired", true},
                                {"prompts", {{"elicitation", id}}}};
        parts_.dialog_intents.push_back({{"name", intent},
                                         {"delegationStrategy", "SKILL_RESPONSE"},
                                         {"confirmationRequired", false},
                                         {"prompts", OrderedJson::object()},
                                         {"slots", OrderedJson::array({asked})}});
        const bool is_there =
            std::any_of(model_.prompts.begin(), model_.prompts.end(),
                        [&](const PromptView& prompt) { return prompt.id.text == id; });
        if (is_there) return;
        OrderedJson variations = OrderedJson::array();
        for (const std::string& question : questions) {
            variations.push_back({{"type", "PlainText"}, {"value", question}});
        }
        parts_.prompts.push_back({{"id", id}, {"variations", variations}});
    }

    void add_products() {
        const TypeView* type = model_.find_type(parts_.product_type);
        const std::string_view language = language_of(needs_.locale);
        std::map<std::string, std::string> names;
        for (const ProductFile* product : needs_.products) {
            const auto text = product->texts.find(Locale(needs_.locale));
            names[product->reference_name.text()] = sayable(text->second.name, language);
        }
        const Texts taken = taken_names(type);
        const auto variants = distinct_variants(names, needs_.skill_name, needs_.samples, taken);
        for (const auto& [reference, name] : names) {
            if (is_listed(type, reference)) continue;
            if (std::find(taken.begin(), taken.end(), as_heard(name)) != taken.end()) {
                note_taken(reference, name);
                continue;
            }
            parts_.values.push_back(
                {{"id", reference},
                 {"name", {{"value", name}, {"synonyms", variants.at(reference)}}}});
            parts_.added.push_back("product " + reference);
        }
    }

    static Texts taken_names(const TypeView* type) {
        Texts taken;
        if (!type) return taken;
        for (const ValueView& value : type->values) {
            taken.push_back(as_heard(value.name.text));
            for (const WrittenText& synonym : value.synonyms) {
                taken.push_back(as_heard(synonym.text));
            }
        }
        return taken;
    }

    static bool is_listed(const TypeView* type, std::string_view reference) {
        return type && std::any_of(type->values.begin(), type->values.end(),
                                   [reference](const ValueView& value) {
                                       return value.id.text == reference;
                                   });
    }

    // A second value of that name would not build, and the author's is not ours to change.
    void note_taken(const std::string& reference, const std::string& name) {
        parts_.notes.push_back(parts_.product_type + " has " + in_quotes(name) +
                               " already, without the id of the product: write \"id\": \"" +
                               reference + "\" to it");
    }

    const ModelView& model_;
    const LocaleNeeds& needs_;
    std::set<std::string> samples_;
    MissingParts parts_;
};

}    // namespace

MissingParts missing_parts(const ModelView& model, const LocaleNeeds& needs) {
    return Collector(model, needs).run();
}

}    // namespace ask::catalog::detail
