#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/detail/written_json.hpp"

namespace ask::catalog::detail {

// A text of a model and where it stands; views live as long as their document.
struct WrittenText {
    std::string_view text;
    const WrittenNode* at = nullptr;
};

struct SlotView {
    WrittenText name;
    WrittenText type;
    std::vector<WrittenText> samples;
};

// The place in a list of the first of each name: models have thousands of intents and slots.
using NameIndex = std::map<std::string_view, std::size_t>;

struct IntentView {
    WrittenText name;
    std::vector<WrittenText> samples;
    std::vector<SlotView> slots;
    NameIndex slot_index{};

    [[nodiscard]] const SlotView* find_slot(std::string_view slot) const;
};

struct ValueView {
    WrittenText id;    // its place is the value where the model gives none
    WrittenText name;
    std::vector<WrittenText> synonyms;
};

struct TypeView {
    WrittenText name;
    std::vector<ValueView> values;
    const WrittenNode* at = nullptr;
    bool has_supplier = false;    // its values come from a catalog at Amazon
};

// Which prompts an intent or a slot of the dialog names, and which it needs.
struct DialogPromptsView {
    std::vector<WrittenText> ids;    // of all, those of validations too
    bool has_elicitation = false;
    bool has_confirmation = false;
    bool elicits = false;     // elicitationRequired
    bool confirms = false;    // confirmationRequired
    bool is_there = false;    // the member "prompts"
};

struct DialogSlotView {
    WrittenText name;
    WrittenText type;
    DialogPromptsView prompts;
};

struct DialogIntentView {
    WrittenText name;
    WrittenText strategy;    // delegationStrategy; no place: there is none
    DialogPromptsView prompts;
    std::vector<DialogSlotView> slots;
};

struct VariationView {
    WrittenText type;    // no place: there is none
    WrittenText value;
    const WrittenNode* at = nullptr;
};

struct PromptView {
    WrittenText id;
    std::vector<VariationView> variations;
};

// What is not of the shape that the format asks for.
struct ShapeFault {
    const WrittenNode* at;
    std::string message;
};

struct ModelView {
    const WrittenNode* outer = nullptr;       // what has dialog and prompts; none in a bare file
    const WrittenNode* language = nullptr;    // what has intents and types
    WrittenText invocation;
    WrittenText sensitivity;    // of the fallback intent; no place: there is none
    WrittenText strategy;       // the dialog's delegationStrategy; no place: there is none
    std::vector<IntentView> intents;
    std::vector<TypeView> types;
    std::vector<DialogIntentView> dialog;
    std::vector<PromptView> prompts;
    std::vector<ShapeFault> faults;
    NameIndex intent_index{};
    NameIndex type_index{};

    [[nodiscard]] const IntentView* find_intent(std::string_view name) const;
    [[nodiscard]] const TypeView* find_type(std::string_view name) const;
};

// The file of one locale's model, as its author wrote it.
struct ModelDocument {
    std::filesystem::path file;
    std::string bytes;
    WrittenJson json;
};

// Not an interaction model of Alexa's, as a whole.
inline constexpr std::string_view other_format_rule = "model-format";

// Errors: a fault with its place and a rule of json_rules, repeated_key_rule or other_format_rule.
// Its message is one line without the file's name.
[[nodiscard]] std::expected<ModelDocument, JsonFault> load_model_document(
    const std::filesystem::path& file);

[[nodiscard]] ModelView view_of(const ModelDocument& document);

}    // namespace ask::catalog::detail
