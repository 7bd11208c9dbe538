#include "simulator/certify/detail/scene_writer.hpp"
#include "simulator/certify/staging.hpp"

namespace ask::simulator::certify {

namespace {

using detail::SceneWriter;

SendEvent event(const std::string& name) {
    return {.name = name, .body = nullptr};
}

SendEvent disabling() {
    return {.name = "SkillDisabled", .body = {{"userInformationPersistenceStatus", "PERSISTED"}}};
}

// What is missing to test this one; empty: nothing.
std::string why_not(const Ground& ground, const Ware& ware) {
    const Plan& plan = ground.plan;
    if (plan.buy.empty()) return "how to buy a product (\"buy\")";
    if (plan.inventory.empty()) return "how to ask how many are left (\"inventory\")";
    if (!plan.use.contains(ware.reference)) return "how " + ware.name + " is used (\"use\")";
    if (plan.units.contains(ware.reference)) return "";
    return "how many items " + ware.name + " holds (\"consumable_units\")";
}

// Bought in visits of their own: what is bought amid something may be used up at once.
ScenePlan play(const Ground& ground, const Ware& ware) {
    const Turns& inventory = ground.plan.inventory;
    SceneWriter scene(ground, ware.name, &ware);
    for (int bought = 0; bought < 2; ++bought) {
        scene.begin().buy().decide(Decision::accept).leave();
    }
    scene.begin().turns(Step::stock, inventory).use().turns(Step::stock, inventory).leave();
    if (ground.hears_of_disabling) scene.world(disabling()).world(event("SkillEnabled"));
    scene.begin().turns(Step::stock, inventory).use().turns(Step::stock, inventory);
    return scene.take();
}

}    // namespace

Staging stage_consumables(const Ground& ground) {
    Staging staging;
    for (const Ware& ware : ground.wares) {
        if (ware.type != model::ProductType::consumable) continue;
        const std::string missing = why_not(ground, ware);
        if (missing.empty())
            staging.scenes.push_back(play(ground, ware));
        else
            staging.not_run.push_back("the plan does not say " + missing);
    }
    return staging;
}

}    // namespace ask::simulator::certify
