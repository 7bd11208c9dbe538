#include <algorithm>
#include <initializer_list>
#include <set>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/model_checks.hpp"

namespace ask::catalog::detail {

namespace {

using PromptIds = std::set<std::string_view>;

// Of an intent or a slot.
void check_prompts_of(const WrittenText& owner, const DialogPromptsView& prompts,
                      const PromptIds& known, ModelFindings& findings) {
    for (const WrittenText& id : prompts.ids) {
        if (id.text.empty() || known.contains(id.text)) continue;
        findings.add("prompt-undefined", *id.at, in_quotes(id.text) + " is not among the prompts");
    }
    if (prompts.elicits && !prompts.has_elicitation) {
        findings.add("dialog-elicitation", *owner.at,
                     in_quotes(owner.text) + " must be filled and has no prompts.elicitation");
    }
    if (prompts.confirms && !prompts.has_confirmation) {
        findings.add("dialog-confirmation", *owner.at,
                     in_quotes(owner.text) + " must be confirmed and has no prompts.confirmation");
    }
}

void check_one_of(std::string_view rule, const WrittenText& text,
                  std::initializer_list<std::string_view> allowed, ModelFindings& findings) {
    const bool is_text = text.at && text.at->is(WrittenKind::string);
    if (!is_text || std::find(allowed.begin(), allowed.end(), text.text) != allowed.end()) return;
    findings.add(rule, *text.at, "is " + in_quotes(text.text));
}

void check_strategy(const WrittenText& strategy, ModelFindings& findings) {
    check_one_of("delegation-strategy", strategy, {"ALWAYS", "SKILL_RESPONSE"}, findings);
}

void check_prompt(const PromptView& prompt, PromptIds& known, ModelFindings& findings) {
    if (!prompt.id.text.empty() && !known.insert(prompt.id.text).second) {
        findings.add("prompt-repeated", *prompt.id.at,
                     in_quotes(prompt.id.text) + " is declared already");
    }
    if (prompt.variations.empty()) {
        findings.add("prompt-empty", *prompt.id.at,
                     in_quotes(prompt.id.text) + " has no variations");
    }
    for (const VariationView& variation : prompt.variations) {
        check_one_of("prompt-variation", variation.type, {"PlainText", "SSML"}, findings);
        const bool is_absent = variation.value.at == variation.at;
        const bool is_empty =
            variation.value.text.empty() && variation.value.at->is(WrittenKind::string);
        if (is_absent) findings.add("prompt-variation", *variation.at, "has no value");
        if (is_empty) findings.add("prompt-variation", *variation.value.at, "is empty");
    }
}

void check_slot(const IntentView& intent, const DialogSlotView& slot, const PromptIds& known,
                ModelFindings& findings) {
    check_prompts_of(slot.name, slot.prompts, known, findings);
    if (slot.type.text.empty() || !slot.prompts.is_there) {
        findings.add(
            "dialog-slot-incomplete", *slot.name.at,
            in_quotes(slot.name.text) + " has no " + (slot.prompts.is_there ? "type" : "prompts"));
    }
    const SlotView* declared = intent.find_slot(slot.name.text);
    if (!declared) {
        findings.add("dialog-slot-undefined", *slot.name.at,
                     in_quotes(intent.name.text) + " has no slot " + in_quotes(slot.name.text));
        return;
    }
    const bool has_other_type = !slot.type.text.empty() && slot.type.text != declared->type.text;
    if (has_other_type) {
        findings.add("dialog-slot-type", *slot.type.at,
                     "is " + in_quotes(slot.type.text) + " here, and " +
                         in_quotes(declared->type.text) + " in the intent");
    }
}

}    // namespace

void check_dialog(const ModelScene& scene, ModelFindings& findings) {
    PromptIds known;
    for (const PromptView& prompt : scene.model.prompts) check_prompt(prompt, known, findings);
    check_one_of("fallback-sensitivity", scene.model.sensitivity, {"HIGH", "MEDIUM", "LOW"},
                 findings);
    check_strategy(scene.model.strategy, findings);
    for (const DialogIntentView& dialog : scene.model.dialog) {
        check_strategy(dialog.strategy, findings);
        check_prompts_of(dialog.name, dialog.prompts, known, findings);
        const IntentView* intent = scene.model.find_intent(dialog.name.text);
        if (!intent) {
            findings.add("dialog-intent-undefined", *dialog.name.at,
                         in_quotes(dialog.name.text) + " is not among the intents");
            continue;
        }
        for (const DialogSlotView& slot : dialog.slots) check_slot(*intent, slot, known, findings);
    }
}

}    // namespace ask::catalog::detail
