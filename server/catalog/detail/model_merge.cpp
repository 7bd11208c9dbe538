#include "catalog/detail/model_merge.hpp"

#include <array>

namespace ask::catalog::detail {

namespace {

constexpr std::array<std::string_view, 5> built_in_intents{
    "AMAZON.HelpIntent", "AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.FallbackIntent",
    "AMAZON.NavigateHomeIntent"};

OrderedJson type_of(const MissingParts& parts) {
    return {{"name", parts.product_type}, {"values", parts.values}};
}

OrderedJson dialog_of(const MissingParts& parts) {
    return {{"delegationStrategy", "SKILL_RESPONSE"}, {"intents", parts.dialog_intents}};
}

// Adds to the lists of one object; those that are not there yet become its members.
class ListAdder {
 public:
    ListAdder(JsonEdit& edit, const WrittenNode& object) : edit_(edit), object_(object) {}

    void add(std::string_view name, const std::vector<OrderedJson>& items) {
        if (items.empty()) return;
        const WrittenNode* list = object_.find(name);
        if (!list)
            absent_[std::string(name)] = items;
        else if (list->is(WrittenKind::null))
            edit_.replace(*list, items);
        else
            edit_.append(*list, items);
    }
    void add_dialog(const MissingParts& parts) {
        if (parts.dialog_intents.empty()) return;
        const WrittenNode* dialog = object_.find("dialog");
        if (!dialog)
            absent_["dialog"] = dialog_of(parts);
        else if (dialog->is(WrittenKind::null))
            edit_.replace(*dialog, dialog_of(parts));
        else
            ListAdder(edit_, *dialog).finish_with("intents", parts.dialog_intents);
    }
    void finish() { edit_.add_members(object_, absent_); }

 private:
    void finish_with(std::string_view name, const std::vector<OrderedJson>& items) {
        add(name, items);
        finish();
    }

    JsonEdit& edit_;
    const WrittenNode& object_;
    OrderedJson absent_ = OrderedJson::object();
};

// The values go into the type where it is there; else the type comes with them.
std::vector<OrderedJson> add_values(JsonEdit& edit, const ModelView& model,
                                    const MissingParts& parts) {
    const TypeView* type = model.find_type(parts.product_type);
    if (!type) return {type_of(parts)};
    ListAdder adder(edit, *type->at);
    adder.add("values", parts.values);
    adder.finish();
    return {};
}

}    // namespace

std::string merged(const ModelDocument& document, const ModelView& model,
                   const MissingParts& parts) {
    JsonEdit edit(document.bytes);
    ListAdder language(edit, *model.language);
    language.add("intents", parts.intents);
    language.add("types", add_values(edit, model, parts));
    language.finish();
    if (model.outer) {
        ListAdder outer(edit, *model.outer);
        outer.add_dialog(parts);
        outer.add("prompts", parts.prompts);
        outer.finish();
    }
    return edit.text();
}

std::string whole_model(const std::string& invocation_name, const MissingParts& parts) {
    OrderedJson intents = OrderedJson::array();
    for (const std::string_view name : built_in_intents) {
        intents.push_back({{"name", name}, {"samples", OrderedJson::array()}});
    }
    for (const OrderedJson& intent : parts.intents) intents.push_back(intent);
    const OrderedJson language{{"invocationName", invocation_name},
                               {"intents", intents},
                               {"types", OrderedJson::array({type_of(parts)})}};
    const OrderedJson model{
        {"languageModel", language}, {"dialog", dialog_of(parts)}, {"prompts", parts.prompts}};
    OrderedJson file = OrderedJson::object();
    file["interactionModel"] = model;
    return print_json(file, JsonLayout{});
}

}    // namespace ask::catalog::detail
