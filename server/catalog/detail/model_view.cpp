#include <utility>

#include "catalog/detail/model_document.hpp"

namespace ask::catalog::detail {

namespace {

template <class Named>
NameIndex index_of(const std::vector<Named>& all) {
    NameIndex index;
    for (std::size_t i = 0; i < all.size(); ++i) index.try_emplace(all[i].name.text, i);
    return index;
}

// Reads the parts that are there and writes down what is not as it should be.
class Viewer {
 public:
    ModelView run(const WrittenNode& root) {
        find_parts(root);
        if (!view_.language) return std::move(view_);
        view_.invocation = text_in(*view_.language, "invocationName", true);
        read_sensitivity();
        for (const WrittenNode& intent : list_in(*view_.language, "intents")) read_intent(intent);
        for (const WrittenNode& type : list_in(*view_.language, "types")) read_type(type);
        view_.intent_index = index_of(view_.intents);
        view_.type_index = index_of(view_.types);
        if (!view_.outer) return std::move(view_);
        read_dialog();
        for (const WrittenNode& prompt : list_in(*view_.outer, "prompts")) read_prompt(prompt);
        return std::move(view_);
    }

 private:
    void fault(const WrittenNode& at, std::string message) {
        view_.faults.push_back({.at = &at, .message = std::move(message)});
    }

    // A file of the ASK CLI, what its interactionModel holds, or a languageModel alone.
    void find_parts(const WrittenNode& root) {
        if (root.find("invocationName") || root.find("intents")) {
            view_.language = &root;
            return;
        }
        const WrittenNode* outer =
            root.find("languageModel") ? &root : root.given("interactionModel");
        if (!outer || !outer->given("languageModel")) {
            return fault(outer ? *outer : root, "needs a member \"languageModel\"");
        }
        const WrittenNode* language = outer->given("languageModel");
        if (!language->is(WrittenKind::object)) return fault(*language, "must be an object");
        view_.outer = outer;
        view_.language = language;
    }

    const std::vector<WrittenNode>& list_in(const WrittenNode& parent, std::string_view name) {
        static const std::vector<WrittenNode> none;
        const WrittenNode* list = parent.given(name);
        if (!list) return none;
        if (list->is(WrittenKind::array)) return list->in;
        fault(*list, "must be a list");
        return none;
    }
    // Its place is the parent where there is no such text.
    WrittenText text_in(const WrittenNode& parent, std::string_view name, bool is_needed) {
        const WrittenNode* found = parent.given(name);
        if (found && found->is(WrittenKind::string)) return {.text = found->text, .at = found};
        if (found) fault(*found, "must be a text");
        if (!found && is_needed) fault(parent, "needs a member \"" + std::string(name) + "\"");
        return {.text = "", .at = &parent};
    }
    // Without a place where there is none.
    WrittenText optional_text(const WrittenNode& parent, std::string_view name) {
        return parent.given(name) ? text_in(parent, name, false) : WrittenText{};
    }
    bool flag_in(const WrittenNode& parent, std::string_view name) {
        const WrittenNode* found = parent.given(name);
        if (found && !found->is(WrittenKind::boolean)) fault(*found, "must be true or false");
        return found && found->text == "true";
    }
    std::vector<WrittenText> texts_in(const WrittenNode& parent, std::string_view name) {
        std::vector<WrittenText> texts;
        for (const WrittenNode& item : list_in(parent, name)) {
            if (item.is(WrittenKind::string))
                texts.push_back({.text = item.text, .at = &item});
            else
                fault(item, "must be a text");
        }
        return texts;
    }

    void read_sensitivity() {
        const WrittenNode* settings = view_.language->given("modelConfiguration");
        const WrittenNode* fallback =
            settings ? settings->given("fallbackIntentSensitivity") : nullptr;
        if (fallback) view_.sensitivity = optional_text(*fallback, "level");
    }

    void read_intent(const WrittenNode& node) {
        IntentView intent{
            .name = text_in(node, "name", true), .samples = texts_in(node, "samples"), .slots = {}};
        for (const WrittenNode& slot : list_in(node, "slots")) {
            intent.slots.push_back({.name = text_in(slot, "name", true),
                                    .type = text_in(slot, "type", true),
                                    .samples = texts_in(slot, "samples")});
        }
        intent.slot_index = index_of(intent.slots);
        view_.intents.push_back(std::move(intent));
    }

    void read_type(const WrittenNode& node) {
        TypeView type{.name = text_in(node, "name", true),
                      .values = {},
                      .at = &node,
                      .has_supplier = node.given("valueSupplier") != nullptr};
        for (const WrittenNode& value : list_in(node, "values")) read_value(value, type);
        view_.types.push_back(std::move(type));
    }
    void read_value(const WrittenNode& node, TypeView& type) {
        ValueView value{.id = text_in(node, "id", false), .name = {}, .synonyms = {}};
        const WrittenNode* name = node.given("name");
        if (!name) return fault(node, "needs a member \"name\" with a \"value\"");
        value.name = text_in(*name, "value", true);
        value.synonyms = texts_in(*name, "synonyms");
        type.values.push_back(std::move(value));
    }

    void read_dialog() {
        const WrittenNode* dialog = view_.outer->given("dialog");
        if (!dialog) return;
        view_.strategy = optional_text(*dialog, "delegationStrategy");
        for (const WrittenNode& node : list_in(*dialog, "intents")) {
            DialogIntentView intent{.name = text_in(node, "name", true),
                                    .strategy = optional_text(node, "delegationStrategy"),
                                    .prompts = prompts_in(node),
                                    .slots = {}};
            for (const WrittenNode& slot : list_in(node, "slots")) {
                intent.slots.push_back({.name = text_in(slot, "name", true),
                                        .type = text_in(slot, "type", false),
                                        .prompts = prompts_in(slot)});
            }
            view_.dialog.push_back(std::move(intent));
        }
    }
    DialogPromptsView prompts_in(const WrittenNode& node) {
        const WrittenNode* prompts = node.given("prompts");
        DialogPromptsView view{
            .ids = {},
            .has_elicitation = prompts && !prompts->text_of("elicitation").empty(),
            .has_confirmation = prompts && !prompts->text_of("confirmation").empty(),
            .elicits = flag_in(node, "elicitationRequired"),
            .confirms = flag_in(node, "confirmationRequired"),
            .is_there = prompts != nullptr};
        if (prompts) {
            for (const WrittenNode& id : prompts->in) {
                if (id.is(WrittenKind::string)) view.ids.push_back({.text = id.text, .at = &id});
            }
        }
        for (const WrittenNode& validation : list_in(node, "validations")) {
            if (!validation.given("prompt")) continue;
            view.ids.push_back(text_in(validation, "prompt", true));
        }
        return view;
    }
    void read_prompt(const WrittenNode& node) {
        PromptView prompt{.id = text_in(node, "id", true), .variations = {}};
        for (const WrittenNode& variation : list_in(node, "variations")) {
            prompt.variations.push_back({.type = optional_text(variation, "type"),
                                         .value = text_in(variation, "value", false),
                                         .at = &variation});
        }
        view_.prompts.push_back(std::move(prompt));
    }

    ModelView view_;
};

template <class Named>
const Named* find_named(const std::vector<Named>& all, const NameIndex& index,
                        std::string_view name) {
    const auto found = index.find(name);
    return found == index.end() ? nullptr : &all[found->second];
}

}    // namespace

const SlotView* IntentView::find_slot(std::string_view slot) const {
    return find_named(slots, slot_index, slot);
}

const IntentView* ModelView::find_intent(std::string_view name) const {
    return find_named(intents, intent_index, name);
}

const TypeView* ModelView::find_type(std::string_view name) const {
    return find_named(types, type_index, name);
}

ModelView view_of(const ModelDocument& document) {
    return Viewer().run(document.json.root);
}

}    // namespace ask::catalog::detail
