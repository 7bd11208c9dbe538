#include "catalog/interaction_model.hpp"

#include <string>
#include <vector>

#include "catalog/model_check.hpp"
#include "catalog/model_generate.hpp"
#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "unit/catalog/model_scene.hpp"

namespace ask::fuzz {

namespace {

using namespace catalog;

const tests::ModelScene& scene() {
    static const tests::ModelScene made;
    return made;
}

// The package around the model, which stays as it is.
const ModelPackage& package(std::string_view model) {
    scene().write_model("en-US", model);
    static const ModelPackage opened = scene().package();
    return opened;
}

void check_findings(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        hold(find_rule(model_rules(), finding.rule) != nullptr, "a finding names its rule");
        hold(!finding.message.empty() && !finding.remedy.empty(), "what is wrong, and what helps");
        hold(finding.line >= 1 && finding.column >= 1, "and where");
    }
}

void check_model(const InteractionModel& model) {
    for (const IntentModel& intent : model.intents) {
        hold(model.find_intent(intent.name) == &intent, "an intent is declared once");
        for (const IntentSlot& slot : intent.slots) {
            hold(intent.find_slot(slot.name) == &slot, "a slot is declared once");
        }
    }
}

// What was merged in is found there, so that a second time nothing is missing.
void check_merged(const ModelChange& change) {
    hold(change.is_needed() != change.added.empty(), "what is added is told");
    if (!change.is_needed()) return;
    const auto again = plan_models(package(change.after), {});
    hold(again && again->problems.empty() && again->changes.size() == 1, "can be merged again");
    hold(!again->changes.front().is_needed(), "and needs nothing more");
}

}    // namespace

void interaction_model(std::string_view bytes) {
    const ModelPackage& around = package(bytes);
    const auto model = load_interaction_model(around.model_file("en-US"));
    if (model) check_model(*model);
    if (!model) hold_refusal(model.error(), {errors::invalid});
    check_findings(check_models(around, {.locales = {"en-US"}, .handled = {}}));
    const auto plan = plan_models(around, {});
    if (!plan) return hold_refusal(plan.error(), {errors::invalid, errors::not_found});
    hold(plan->changes.size() + plan->problems.size() == 1, "merged, or told why not");
    if (!plan->changes.empty()) check_merged(plan->changes.front());
}

}    // namespace ask::fuzz
