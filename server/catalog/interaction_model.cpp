#include "catalog/interaction_model.hpp"

#include <algorithm>
#include <optional>
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

// Amazon's own exports write null for what is not there.
std::optional<JsonPlace> find(const JsonPlace& place, std::string_view name) {
    const auto found = place.find(name);
    return found && found->value().is_null() ? std::nullopt : found;
}

std::vector<JsonPlace> items_of(const JsonPlace& place, std::string_view name) {
    const auto list = find(place, name);
    return list ? list->items() : std::vector<JsonPlace>{};
}

std::string text_of(const JsonPlace& place, std::string_view name) {
    const auto found = find(place, name);
    return found ? found->text().value_or("") : "";
}

std::vector<std::string> texts_of(const JsonPlace& place, std::string_view name) {
    std::vector<std::string> texts;
    for (const JsonPlace& item : items_of(place, name)) {
        if (auto text = item.text()) texts.push_back(std::move(*text));
    }
    return texts;
}

TypeValue read_value(const JsonPlace& place) {
    TypeValue value;
    value.id = text_of(place, "id");
    if (const auto name = place.require("name")) {
        value.name = name->required_text("value");
        value.synonyms = texts_of(*name, "synonyms");
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

IntentSlot read_slot(const JsonPlace& place) {
    IntentSlot slot{.name = place.required_text("name"),
                    .type = place.required_text("type"),
                    .samples = texts_of(place, "samples"),
                    .takes_several = false};
    const auto several = find(place, "multipleValues");
    const auto enabled = several ? find(*several, "enabled") : std::nullopt;
    slot.takes_several = enabled && enabled->flag().value_or(false);
    return slot;
}

// What has this name already; Amazon's build refuses a second one.
template <class Named>
void check_new(const JsonPlace& place, const std::vector<Named>& all, std::string_view name) {
    if (name.empty() || !find_named(all, name)) return;
    place.fault("declares " + std::string(name) + " a second time");
}

IntentModel read_intent(const JsonPlace& place) {
    IntentModel intent{
        .name = place.required_text("name"), .samples = texts_of(place, "samples"), .slots = {}};
    for (const JsonPlace& slot_place : items_of(place, "slots")) {
        IntentSlot slot = read_slot(slot_place);
        check_new(slot_place, intent.slots, slot.name);
        intent.slots.push_back(std::move(slot));
    }
    return intent;
}

// Every {Name} of a sample must be a slot of the intent.
void check_sample(const JsonPlace& place, const IntentModel& intent, std::string_view sample) {
    for (auto open = sample.find('{'); open != sample.npos; open = sample.find('{', open + 1)) {
        const auto close = sample.find('}', open);
        if (close == sample.npos) return place.fault("has a brace that is not closed");
        const std::string_view name = sample.substr(open + 1, close - open - 1);
        if (intent.find_slot(name)) continue;
        place.fault("names a slot {" + std::string(name) + "} that " + intent.name + " lacks");
    }
}

void check_samples(const JsonPlace& place, const IntentModel& intent) {
    for (const JsonPlace& sample : items_of(place, "samples")) {
        if (sample.value().is_string()) check_sample(sample, intent, *sample.text());
    }
}

void check_intent(const JsonPlace& place, const IntentModel& intent,
                  const InteractionModel& model) {
    check_samples(place, intent);
    for (const JsonPlace& slot : items_of(place, "slots")) check_samples(slot, intent);
    for (const IntentSlot& slot : intent.slots) {
        if (slot.type.starts_with("AMAZON.") || model.find_type(slot.type)) continue;
        place.fault("slot " + slot.name + " has the type " + slot.type + ", which is not defined");
    }
}

void read_types(const JsonPlace& language, InteractionModel& model) {
    for (const JsonPlace& place : items_of(language, "types")) {
        SlotType type = read_slot_type(place);
        check_new(place, model.types, type.name);
        model.types.push_back(std::move(type));
    }
}

void read_intents(const JsonPlace& language, InteractionModel& model) {
    const auto intents = language.require("intents");
    if (!intents) return;
    for (const JsonPlace& place : intents->items()) {
        IntentModel intent = read_intent(place);
        check_new(place, model.intents, intent.name);
        check_intent(place, intent, model);
        model.intents.push_back(std::move(intent));
    }
}

void read_dialog(const JsonPlace& dialog, InteractionModel& model) {
    for (const JsonPlace& intent : items_of(dialog, "intents")) {
        auto& slots = model.dialog[intent.required_text("name")];
        for (const JsonPlace& slot : items_of(intent, "slots")) {
            slots.insert(slot.required_text("name"));
        }
    }
}

void read_language(const JsonPlace& language, InteractionModel& model) {
    model.invocation_name = language.required_text("invocationName");
    read_types(language, model);
    read_intents(language, model);
}

// A file of the ASK CLI, what its interactionModel holds, or a languageModel alone.
void read_model(const JsonPlace& root, InteractionModel& model) {
    if (!root.is_object()) return;
    const bool is_bare = root.find("intents") || root.find("invocationName");
    if (is_bare) return read_language(root, model);
    const std::optional<JsonPlace> outer =
        root.find("languageModel") ? root : root.require("interactionModel");
    const auto language = outer ? outer->require("languageModel") : std::nullopt;
    if (language) read_language(*language, model);
    const auto dialog = outer && outer->is_object() ? find(*outer, "dialog") : std::nullopt;
    if (dialog) read_dialog(*dialog, model);
}

}    // namespace

const IntentModel* InteractionModel::find_intent(std::string_view name) const {
    return find_named(intents, name);
}

const SlotType* InteractionModel::find_type(std::string_view name) const {
    return find_named(types, name);
}

const IntentSlot* IntentModel::find_slot(std::string_view slot) const {
    return find_named(slots, slot);
}

bool InteractionModel::can_elicit(std::string_view intent, std::string_view slot) const {
    const auto found = dialog.find(intent);
    return found != dialog.end() && found->second.contains(slot);
}

Result<InteractionModel> load_interaction_model(const std::filesystem::path& file) {
    const Result<Json> document = read_json_file(file);
    if (!document) return propagate(document, "load interaction model");
    const std::string name = file.string();
    Faults faults;
    InteractionModel model;
    read_model(JsonPlace(*document, name, faults), model);
    if (!faults.empty()) return fail(errors::invalid, faults.text());
    return model;
}

}    // namespace ask::catalog
