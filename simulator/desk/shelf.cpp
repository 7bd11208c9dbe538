#include "simulator/desk/shelf.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulator/detail/product_list.hpp"
#include "simulator/product_api.hpp"

namespace ask::simulator {

namespace {

constexpr std::size_t most_hints = 12;

std::string title_in(const ShopProduct& product, const Locale& locale) {
    const auto text = product.texts.find(locale);
    return text == product.texts.end() ? product.reference_name.text() : text->second.name;
}

const catalog::IntentSlot* find_slot(const catalog::IntentModel& intent, std::string_view name) {
    const auto found = std::ranges::find_if(
        intent.slots, [name](const catalog::IntentSlot& slot) { return slot.name == name; });
    return found == intent.slots.end() ? nullptr : &*found;
}

// A value that could be said for the slot; nothing for types that the model does not list.
std::optional<std::string> example_of(const catalog::InteractionModel& model,
                                      const catalog::IntentModel& intent, std::string_view name) {
    const catalog::IntentSlot* slot = find_slot(intent, name);
    const catalog::SlotType* type = slot ? model.find_type(slot->type) : nullptr;
    if (type == nullptr || type->values.empty()) return std::nullopt;
    return type->values.front().name;
}

// The sample with values in its slots' places; nothing where one has none.
std::optional<std::string> filled(const catalog::InteractionModel& model,
                                  const catalog::IntentModel& intent, std::string sample) {
    for (auto open = sample.find('{'); open != sample.npos; open = sample.find('{', open)) {
        const auto close = sample.find('}', open);
        if (close == sample.npos) return std::nullopt;
        const auto value = example_of(model, intent, sample.substr(open + 1, close - open - 1));
        if (!value) return std::nullopt;
        sample.replace(open, close - open + 1, *value);
        open += value->size();
    }
    return sample;
}

// A sample that names something says more than one that does not.
std::optional<std::string> hint_of(const catalog::InteractionModel& model,
                                   const catalog::IntentModel& intent) {
    for (const std::string& sample : intent.samples) {
        if (sample.find('{') == sample.npos) continue;
        if (auto hint = filled(model, intent, sample)) return hint;
    }
    return intent.samples.empty() ? std::nullopt : filled(model, intent, intent.samples.front());
}

// What is about buying first: that is what cannot be tried elsewhere.
Json hints_of(const catalog::InteractionModel& model) {
    std::vector<std::string> about_buying;
    std::vector<std::string> others;
    for (const catalog::IntentModel& intent : model.intents) {
        auto hint = hint_of(model, intent);
        if (!hint) continue;
        const bool buys = intent.name.find("Buy") != std::string::npos;
        (buys ? about_buying : others).push_back(std::move(*hint));
    }
    about_buying.insert(about_buying.end(), others.begin(), others.end());
    about_buying.resize(std::min(about_buying.size(), most_hints));
    return about_buying;
}

}    // namespace

Json products_json(const Amazon& amazon) {
    Json products = Json::array();
    for (const ShopProduct& product : amazon.products) {
        Json names = Json::object();
        for (const auto& [locale, text] : product.texts) names[locale.text()] = text.name;
        products.push_back({{"reference_name", product.reference_name.text()},
                            {"id", product.id.text()},
                            {"type", to_text(product.type)},
                            {"names", std::move(names)},
                            {"on_sale", product.on_sale}});
    }
    return products;
}

Json shelf_json(const Amazon& amazon, const Customer& customer, const Locale& locale) {
    Json shelf = Json::array();
    for (const ShopProduct& product : amazon.products) {
        const Holding holding = customer.holding(product.reference_name);
        shelf.push_back({{"product", product.reference_name.text()},
                         {"title", title_in(product, locale)},
                         {"type", to_text(product.type)},
                         {"on_sale", product.on_sale},
                         {"owned", is_entitled(product, customer)},
                         {"count", holding.count},
                         {"pending", holding.is_pending},
                         {"cancelled", holding.is_cancelled}});
    }
    return shelf;
}

Json settings_json(const Customer& customer) {
    return {{"name", customer.name},
            {"locale", customer.locale.text()},
            {"user_id", customer.user.text()},
            {"device_id", customer.device.text()},
            {"screen", customer.has_screen},
            {"permissions", customer.permissions},
            {"voice_purchasing", customer.voice_purchasing},
            {"counts", customer.counted ? "late" : "current"}};
}

Json locales_json(const SkillUnderTest& skill) {
    Json locales = Json::object();
    for (const auto& [locale, model] : skill.models) {
        locales[locale.text()] = {{"invocation", model.invocation_name},
                                  {"hints", hints_of(model)}};
    }
    return locales;
}

}    // namespace ask::simulator
