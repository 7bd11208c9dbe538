#pragma once

#include <filesystem>
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

struct SlotType {
    std::string name;
    std::vector<TypeValue> values;
};

struct IntentSlot {
    std::string name;
    std::string type;
};

struct IntentModel {
    std::string name;
    std::vector<std::string> samples;    // with slots in braces: "buy {ProductName}"
    std::vector<IntentSlot> slots;
};

// What customers may say to the skill in one language.
struct InteractionModel {
    std::string invocation_name;
    std::vector<IntentModel> intents;
    std::vector<SlotType> types;

    [[nodiscard]] const IntentModel* find_intent(std::string_view name) const;
    [[nodiscard]] const SlotType* find_type(std::string_view name) const;
};

// Reads interactionModels/custom/<locale>.json. Members that are not about understanding (dialog,
// prompts) are passed over. Errors: errors::not_found; errors::invalid with every fault, a line
// each with file and JSON pointer.
[[nodiscard]] Result<InteractionModel> load_interaction_model(const std::filesystem::path& file);

}    // namespace ask::catalog
