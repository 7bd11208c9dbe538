#include <set>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/model_checks.hpp"

namespace ask::catalog::detail {

namespace {

using PromptIds = std::set<std::string_view>;

void check_prompts_of(const std::vector<WrittenText>& used, const PromptIds& known,
                      ModelFindings& findings) {
    for (const WrittenText& id : used) {
        if (id.text.empty() || known.contains(id.text)) continue;
        findings.add("prompt-undefined", *id.at, in_quotes(id.text) + " is not among the prompts");
    }
}

void check_slot(const IntentView& intent, const DialogSlotView& slot, const PromptIds& known,
                ModelFindings& findings) {
    check_prompts_of(slot.prompts, known, findings);
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
    if (slot.elicits && slot.prompts.empty()) {
        findings.add("dialog-elicitation", *slot.name.at,
                     in_quotes(slot.name.text) + " must be filled and has no question");
    }
}

}    // namespace

void check_dialog(const ModelScene& scene, ModelFindings& findings) {
    PromptIds known;
    for (const PromptView& prompt : scene.model.prompts) {
        if (!prompt.id.text.empty() && !known.insert(prompt.id.text).second) {
            findings.add("prompt-repeated", *prompt.id.at,
                         in_quotes(prompt.id.text) + " is declared already");
        }
        if (prompt.variations > 0) continue;
        findings.add("prompt-empty", *prompt.id.at,
                     in_quotes(prompt.id.text) + " has no variations");
    }
    for (const DialogIntentView& dialog : scene.model.dialog) {
        check_prompts_of(dialog.prompts, known, findings);
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
