#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace ask::catalog {

// One value of a slot type; in LIST_OF_PRODUCT_NAMES the id is the product's reference name.
struct TypeValue {
    std::string name;
    std::string id;    // empty: the model gives none
    std::vector<std::string> synonyms;
};

// A type of the skill's own, or a built-in one (AMAZON.City) with values added.
struct SlotType {
    std::string name;
    std::vector<TypeValue> values;
};

struct IntentSlot {
    std::string name;
    std::string type;
    std::vector<std::string> samples{};    // answers when it is asked for: "the {ProductName}"
    bool takes_several = false;            // multipleValues.enabled
};

struct IntentModel {
    std::string name;
    std::vector<std::string> samples;    // with slots in braces: "buy {ProductName}"
    std::vector<IntentSlot> slots;

    [[nodiscard]] const IntentSlot* find_slot(std::string_view name) const;
};

// What customers may say to the skill in one language.
struct InteractionModel {
    std::string invocation_name;
    std::vector<IntentModel> intents;
    std::vector<SlotType> types;
    // The dialog section: intent → its slots there.
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> dialog{};

    [[nodiscard]] const IntentModel* find_intent(std::string_view name) const;
    [[nodiscard]] const SlotType* find_type(std::string_view name) const;
    // Whether Dialog.ElicitSlot may ask for this slot: the dialog section must list it.
    [[nodiscard]] bool can_elicit(std::string_view intent, std::string_view slot) const;
};

// Reads interactionModels/custom/<locale>.json, or another file with an interactionModel or a bare
// languageModel in it. Members that are not about understanding (prompts, validations) are passed
// over. Errors: errors::not_found; errors::too_large over 16 MB; errors::invalid with every fault,
// a line each with file and JSON pointer, or one line with file, line and column where it is no
// JSON: what is not declared, or declared twice (Amazon's build refuses that too).
[[nodiscard]] Result<InteractionModel> load_interaction_model(const std::filesystem::path& file);

}    // namespace ask::catalog
