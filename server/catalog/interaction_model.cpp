#include "catalog/interaction_model.hpp"

#include <algorithm>
#include <utility>

#include "catalog/json_place.hpp"

namespace ask::catalog {

namespace {

template <class Named>
const Named* find_named(const std::vector<Named>& all, std::string_view name) {
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const Named& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<JsonPlace> items_of(const JsonPlace& place, std::string_view name) {
    const auto list = place.find(name);
    return list ? list->items() : std::vector<JsonPlace>{};
}

TypeValue read_value(const JsonPlace& place) {
    TypeValue value;
    value.id = place.text_of("id");
    if (const auto name = place.require("name")) {
        value.name = name->required_text("value");
        value.synonyms = name->texts_of("synonyms");
    }
    return value;
}

SlotType read_slot_type(const JsonPlace& place) {
    SlotType type{.name = place.required_text("name"), .values = {}};
    for (const JsonPlace& value : items_of(place, "values")) {
        type.values.push_back(read_value(value));
    }
    return type;
}

IntentModel read_intent(const JsonPlace& place) {
    IntentModel intent{
        .name = place.required_text("name"), .samples = place.texts_of("samples"), .slots = {}};
    for (const JsonPlace& slot : items_of(place, "slots")) {
        intent.slots.push_back({slot.required_text("name"), slot.required_text("type")});
    }
    return intent;
}

// Every {Name} of a sample must be a slot of the intent.
void check_sample(const JsonPlace& place, const IntentModel& intent, std::string_view sample) {
    for (auto open = sample.find('{'); open != sample.npos; open = sample.find('{', open + 1)) {
        const auto close = sample.find('}', open);
        if (close == sample.npos) return place.fault("has a brace that is not closed");
        const std::string_view name = sample.substr(open + 1, close - open - 1);
        if (find_named(intent.slots, name)) continue;
        place.fault("names a slot {" + std::string(name) + "} that " + intent.name + " lacks");
    }
}

void check_intent(const JsonPlace& place, const IntentModel& intent,
                  const InteractionModel& model) {
    for (const JsonPlace& sample : items_of(place, "samples")) {
        if (sample.value().is_string()) check_sample(sample, intent, *sample.text());
    }
    for (const IntentSlot& slot : intent.slots) {
        if (slot.type.starts_with("AMAZON.") || model.find_type(slot.type)) continue;
        place.fault("slot " + slot.name + " has the type " + slot.type + ", which is not defined");
    }
}

void read_model(const JsonPlace& language, InteractionModel& model) {
    model.invocation_name = language.required_text("invocationName");
    for (const JsonPlace& type : items_of(language, "types")) {
        model.types.push_back(read_slot_type(type));
    }
    const auto intents = language.require("intents");
    if (!intents) return;
    for (const JsonPlace& place : intents->items()) {
        model.intents.push_back(read_intent(place));
        check_intent(place, model.intents.back(), model);
    }
}

}    // namespace

const IntentModel* InteractionModel::find_intent(std::string_view name) const {
    return find_named(intents, name);
}

const SlotType* InteractionModel::find_type(std::string_view name) const {
    return find_named(types, name);
}

Result<InteractionModel> load_interaction_model(const std::filesystem::path& file) {
    const Result<Json> document = read_json_file(file);
    if (!document) return propagate(document, "load interaction model");
    const std::string name = file.string();
    Faults faults;
    InteractionModel model;
    const JsonPlace root(*document, name, faults);
    const auto outer = root.require("interactionModel");
    const auto language = outer ? outer->require("languageModel") : std::nullopt;
    if (language) read_model(*language, model);
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    return model;
}

}    // namespace ask::catalog
