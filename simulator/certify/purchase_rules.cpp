#include <string>
#include <vector>

#include "simulator/built_in_types.hpp"
#include "simulator/certify/detail/scene_look.hpp"
#include "simulator/certify/rules.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::certify {

namespace {

using detail::add_objections;
using detail::each_scene;
using detail::is_taken;
using detail::last_place;
using detail::last_turn;
using detail::look_for_use;
using detail::SceneLook;

bool asks_for(const PlayedTurn& turn, std::string_view directive, const Scene& scene) {
    return turn.came.directive == directive && turn.came.product == scene.product.text();
}

std::string instead_of(const PlayedTurn& turn) {
    if (turn.came.directive.empty()) return "no purchase is asked for";
    return turn.came.directive + " of " + turn.came.product + " is asked for";
}

void look_at_buying(const SceneLook& look) {
    const PlayedTurn* asked = last_turn(look.scene, Step::buy);
    if (!is_taken(asked)) return;
    if (!asks_for(*asked, "Buy", look.scene)) {
        return look.add(
            "Buy of " + look.scene.product.text() + " should come; " + instead_of(*asked),
            Step::buy);
    }
    const PlayedTurn* bought = last_turn(look.scene, Step::decide);
    if (!bought) return;
    add_objections(*bought, last_place(look.scene, look.number, Step::decide),
                   SpeechRule::mere_thanks, look.findings);
    look_for_use(look, {Step::decide, Step::use}, look.scene.title + " cannot be used at once");
}

void look_at_going_on(const SceneLook& look) {
    const PlayedTurn* told = last_turn(look.scene, Step::decide);
    if (!is_taken(told)) return;
    const Place place = last_place(look.scene, look.number, Step::decide);
    add_objections(*told, place, SpeechRule::after_purchase, look.findings);
    if (!detail::goes_on(*told)) {
        look.findings.push_back(
            {"the visit ends here; the skill should go on with what is free", place});
    }
    const auto& free = look.ground.plan.free_content;
    const bool is_over = look.scene.stopped.empty() && last_turn(look.scene, Step::free);
    if (!free || !free->heard || !is_over) return;
    if (free->heard->is_in(detail::heard_in(look.scene, {Step::decide, Step::free}))) return;
    look.add("free content does not go on; \"" + free->heard->written() + "\" should be heard",
             Step::free);
}

void look_at_cancelling(const SceneLook& look) {
    const PlayedTurn* asked = last_turn(look.scene, Step::give_back);
    if (!is_taken(asked)) return;
    if (!asks_for(*asked, "Cancel", look.scene)) {
        return look.add(
            "Cancel of " + look.scene.product.text() + " should come; " + instead_of(*asked),
            Step::give_back);
    }
    look_for_use(look, {Step::use}, look.scene.title + " is taken away before its term is over");
}

// Amazon: the customer is directed to Amazon's customer service; Cancel does that, words do.
bool directs_to_amazon(const Scene& scene) {
    const std::string heard = lower_case(detail::heard_in(scene, {Step::give_back}));
    return heard.find("amazon") != heard.npos || heard.find("アマゾン") != heard.npos;
}

void look_at_refund(const SceneLook& look) {
    const PlayedTurn* asked = last_turn(look.scene, Step::give_back);
    if (!is_taken(asked) || asks_for(*asked, "Cancel", look.scene)) return;
    if (directs_to_amazon(look.scene)) return;
    look.add("Cancel of " + look.scene.product.text() +
                 " should come, or a word on Amazon's customer service; " + instead_of(*asked),
             Step::give_back);
}

void look_for_product(const SceneLook& look) {
    if (!is_taken(last_turn(look.scene, Step::detail))) return;
    const std::string heard = detail::heard_in(look.scene, {Step::detail});
    if (detail::is_named(heard, look.scene.title)) return;
    look.add("asked about " + look.scene.title + ", the skill does not name it", Step::detail);
}

// Asked what there is to buy, a skill tells; where its products cannot be asked about one by one,
// of all of them.
void look_for_offers(const SceneLook& look) {
    if (!is_taken(last_turn(look.scene, Step::offers))) return;
    std::string heard = detail::heard_in(look.scene, {Step::offers});
    for (const PlayedTurn& turn : look.scene.turns) heard += turn.upsell_message + "\n";
    std::vector<std::string> unnamed;
    for (const Ware& ware : look.ground.wares) {
        if (!detail::is_named(heard, ware.name)) unnamed.push_back(ware.name);
    }
    if (unnamed.size() == look.ground.wares.size()) {
        return look.add("asked what there is to buy, the skill names none of its products",
                        Step::offers);
    }
    if (!look.ground.plan.detail.empty()) return;
    for (const std::string& name : unnamed) {
        look.add(name + " is not among what is offered", Step::offers);
    }
}

}    // namespace

Findings judge_opening(const Evidence& evidence) {
    return judge_answers(evidence);
}

Findings judge_information(const Evidence& evidence) {
    return each_scene(evidence, [](const SceneLook& look) {
        look.scene.product.empty() ? look_for_offers(look) : look_for_product(look);
    });
}

Findings judge_buying(const Evidence& evidence) {
    return each_scene(evidence, look_at_buying);
}

Findings judge_later_use(const Evidence& evidence) {
    return each_scene(evidence, [](const SceneLook& look) {
        look_for_use(look, {Step::use}, look.scene.title + " cannot be used on the next visit");
    });
}

Findings judge_going_on(const Evidence& evidence) {
    return each_scene(evidence, look_at_going_on);
}

Findings judge_cancelling(const Evidence& evidence) {
    return each_scene(evidence, look_at_cancelling);
}

Findings judge_refunds(const Evidence& evidence) {
    return each_scene(evidence, look_at_refund);
}

}    // namespace ask::simulator::certify
