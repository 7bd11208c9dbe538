#include "simulator/certify/detail/scene_look.hpp"

namespace ask::simulator::certify::detail {

void SceneLook::add(const std::string& text, Step step) const {
    findings.push_back({.text = text, .place = last_place(scene, number, step)});
}

void SceneLook::advise(const std::string& text, Step step) const {
    add(text, step);
    findings.back().is_advice = true;
}

bool is_taken(const PlayedTurn* turn) {
    return turn && turn->refusals.empty() && turn->no_answer.empty();
}

// A directive leads to another answer.
bool goes_on(const PlayedTurn& turn) {
    return turn.came.session_is_open || turn.has_directives;
}

bool is_offer(const PlayedTurn& turn) {
    return turn.came.directive == "Buy" || turn.came.directive == "Upsell";
}

const TextPattern* sign_of_use(const SceneLook& look) {
    const auto use = look.ground.plan.use.find(look.scene.product);
    const bool is_known = use != look.ground.plan.use.end() && use->second.heard;
    return is_known ? &*use->second.heard : nullptr;
}

void look_for_use(const SceneLook& look, const std::set<Step>& steps,
                  const std::string& complaint) {
    const TextPattern* sign = sign_of_use(look);
    const bool is_over = look.scene.stopped.empty() && last_turn(look.scene, Step::use);
    if (!sign || !is_over || sign->is_in(heard_in(look.scene, steps))) return;
    look.add(complaint + "; \"" + sign->written() + "\" should be heard", Step::use);
}

}    // namespace ask::simulator::certify::detail
