#include "simulator/detail/dialog_rules.hpp"

#include "simulator/detail/json_text.hpp"

namespace ask::simulator::detail {

namespace {

using Refusals = std::vector<std::string>;

// Amazon: a dialog directive works only for what the model's dialog section lists.
void check_against_model(const Json& directive, const Asked& asked, Refusals& refusals) {
    const std::string type = text_at(directive, "/type");
    const std::string updated = text_at(directive, "/updatedIntent/name");
    const std::string& intent = updated.empty() ? asked.intent : updated;
    if (!asked.model->find_intent(intent)) {
        return refusals.push_back(type + " is about " + intent + ", which the model lacks");
    }
    if (!asked.model->dialog.contains(intent)) {
        return refusals.push_back(type + ": the model has no dialog for " + intent);
    }
    if (type != "Dialog.ElicitSlot") return;
    const std::string slot = text_at(directive, "/slotToElicit");
    if (slot.empty() || asked.model->can_elicit(intent, slot)) return;
    refusals.push_back(type + ": the model's dialog for " + intent + " has no slot " + slot);
}

}    // namespace

void check_dialog(const Json& response, const Json& directive, const Asked& asked,
                  Refusals& refusals) {
    const std::string type = text_at(directive, "/type");
    if (type == "Dialog.UpdateDynamicEntities" || type == "Dialog.DelegateRequest") return;
    if (!asked.is_intent_request) {
        refusals.push_back("a dialog directive may answer an IntentRequest only");
    }
    if (response.value("shouldEndSession", Json()) == true) {
        refusals.push_back("a dialog directive needs an open session");
    }
    if (asked.is_intent_request && asked.model) check_against_model(directive, asked, refusals);
}

}    // namespace ask::simulator::detail
