#include "catalog/detail/model_document.hpp"

#include <algorithm>
#include <utility>

#include "catalog/detail/characters.hpp"
#include "core/text_file.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t most_bytes = 16U << 20U;

std::unexpected<JsonFault> refused(std::string_view rule, std::string message) {
    return std::unexpected(JsonFault{.rule = rule, .at = {}, .message = std::move(message)});
}

// The reading's message begins with the file, which is told beside it.
std::string without_file(const std::string& context, const std::filesystem::path& file) {
    const std::string prefix = file.string() + ": ";
    return context.starts_with(prefix) ? context.substr(prefix.size()) : context;
}

std::string_view other_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
    return bytes.find('\0') == bytes.npos ? "" : "UTF-16 or no text at all";
}

bool has_phrases(const WrittenNode& root) {
    const WrittenNode* intents = root.find("intents");
    return intents && std::any_of(intents->in.begin(), intents->in.end(), [](const auto& intent) {
               return intent.find("phrases") != nullptr;
           });
}

bool is_jovo(const WrittenNode& root) {
    return root.find("inputTypes") || root.find("entityTypes") || has_phrases(root) ||
           (root.find("invocation") && root.find("intents"));
}

bool is_alexa(const WrittenNode& root) {
    return root.find("interactionModel") || root.find("languageModel") ||
           root.find("invocationName") || root.find("intents");
}

// What it is instead of an interaction model; empty: it may be one.
std::string other_format(const WrittenNode& root) {
    if (!root.is(WrittenKind::object)) return "is no interaction model: it must be an object";
    if (is_jovo(root)) {
        return "is a model of Jovo's: build it for Alexa (jovo build:platform alexa) and use the "
               "file that comes out";
    }
    if (root.find("manifest")) return "is a skill manifest, not an interaction model";
    if (root.find("referenceName")) return "is an in-skill product, not an interaction model";
    if (is_alexa(root)) return {};
    return "is no interaction model: it has no member \"interactionModel\"";
}

// Reads the parts that are there and writes down what is not as it should be.
class Viewer {
 public:
    ModelView run(const WrittenNode& root) {
        find_parts(root);
        if (!view_.language) return std::move(view_);
        view_.invocation = text_in(*view_.language, "invocationName", true);
        for (const WrittenNode& intent : list_in(*view_.language, "intents")) read_intent(intent);
        for (const WrittenNode& type : list_in(*view_.language, "types")) read_type(type);
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

    void read_intent(const WrittenNode& node) {
        IntentView intent{
            .name = text_in(node, "name", true), .samples = texts_in(node, "samples"), .slots = {}};
        for (const WrittenNode& slot : list_in(node, "slots")) {
            intent.slots.push_back({.name = text_in(slot, "name", true),
                                    .type = text_in(slot, "type", true),
                                    .samples = texts_in(slot, "samples")});
        }
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
        for (const WrittenNode& node : list_in(*dialog, "intents")) {
            DialogIntentView intent{
                .name = text_in(node, "name", true), .prompts = prompts_in(node), .slots = {}};
            for (const WrittenNode& slot : list_in(node, "slots")) {
                const WrittenNode* elicits = slot.find("elicitationRequired");
                intent.slots.push_back({.name = text_in(slot, "name", true),
                                        .type = text_in(slot, "type", false),
                                        .prompts = prompts_in(slot),
                                        .elicits = elicits && elicits->text == "true"});
            }
            view_.dialog.push_back(std::move(intent));
        }
    }
    // The ids that "prompts" and the validations name.
    std::vector<WrittenText> prompts_in(const WrittenNode& node) {
        std::vector<WrittenText> ids;
        if (const WrittenNode* prompts = node.given("prompts")) {
            for (const WrittenNode& id : prompts->in) {
                if (id.is(WrittenKind::string)) ids.push_back({.text = id.text, .at = &id});
            }
        }
        for (const WrittenNode& validation : list_in(node, "validations")) {
            if (validation.given("prompt")) ids.push_back(text_in(validation, "prompt", true));
        }
        return ids;
    }
    void read_prompt(const WrittenNode& node) {
        view_.prompts.push_back(
            {.id = text_in(node, "id", true), .variations = list_in(node, "variations").size()});
    }

    ModelView view_;
};

template <class Named>
const Named* find_named(const std::vector<Named>& all, std::string_view name) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [name](const Named& one) { return one.name.text == name; });
    return found == all.end() ? nullptr : &*found;
}

}    // namespace

const SlotView* IntentView::find_slot(std::string_view slot) const {
    return find_named(slots, slot);
}

const IntentView* ModelView::find_intent(std::string_view name) const {
    return find_named(intents, name);
}

const TypeView* ModelView::find_type(std::string_view name) const {
    return find_named(types, name);
}

std::expected<ModelDocument, JsonFault> load_model_document(const std::filesystem::path& file) {
    Result<std::string> bytes = read_text_file(file, most_bytes);
    if (!bytes) {
        const bool is_large = bytes.error().code == errors::too_large;
        return refused(is_large ? json_rules::too_large : json_rules::unreadable,
                       without_file(bytes.error().context, file));
    }
    const std::string_view encoding = other_encoding(*bytes);
    if (!encoding.empty()) {
        return refused(json_rules::encoding,
                       "is written in " + std::string(encoding) + ": save it as UTF-8");
    }
    auto json = parse_written_json(*bytes);
    if (!json) return std::unexpected(std::move(json.error()));
    const std::string format = other_format(json->root);
    if (!format.empty()) return refused(other_format_rule, format);
    return ModelDocument{.file = file, .bytes = std::move(*bytes), .json = std::move(*json)};
}

ModelView view_of(const ModelDocument& document) {
    return Viewer().run(document.json.root);
}

}    // namespace ask::catalog::detail
