#include <algorithm>

#include "simulator/built_in_types.hpp"
#include "simulator/certify/detail/looking.hpp"
#include "simulator/certify/rules.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::certify {

namespace {

using detail::add_objections;
using detail::each_turn;
using detail::last_place;
using detail::last_turn;

struct Look {
    const Ground& ground;
    const Scene& scene;
    std::size_t number = 0;
    Findings& findings;

    void add(const std::string& text, Step step) const {
        findings.push_back({.text = text, .place = last_place(scene, number, step)});
    }
};

template <class Judge>
Findings each_scene(const Evidence& evidence, Judge judge) {
    Findings findings;
    for (std::size_t number = evidence.first; number < evidence.end; ++number) {
        judge(Look{evidence.ground, evidence.scenes[number], number, findings});
    }
    return findings;
}

// Alexa took the answer, so that it can be judged.
bool is_taken(const PlayedTurn* turn) {
    return turn && turn->refusals.empty() && turn->no_answer.empty();
}

bool asks_for(const PlayedTurn& turn, std::string_view directive, const Scene& scene) {
    return turn.came.directive == directive && turn.came.product == scene.product.text();
}

std::string instead_of(const PlayedTurn& turn) {
    if (turn.came.directive.empty()) return "no purchase is asked for";
    return turn.came.directive + " of " + turn.came.product + " is asked for";
}

// What the plan says of using the product must be heard in these turns.
void look_for_use(const Look& look, const std::set<Step>& steps, const std::string& complaint) {
    const auto use = look.ground.plan.use.find(look.scene.product);
    const bool is_known = use != look.ground.plan.use.end() && use->second.heard;
    const bool is_over = look.scene.stopped.empty() && last_turn(look.scene, Step::use);
    if (!is_known || !is_over) return;
    if (use->second.heard->is_in(detail::heard_in(look.scene, steps))) return;
    look.add(complaint + "; \"" + use->second.heard->written() + "\" should be heard", Step::use);
}

void look_at_buying(const Look& look) {
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

// A purchase leads to another answer than the end of the visit.
bool goes_on(const PlayedTurn& turn) {
    return turn.came.session_is_open || turn.has_directives;
}

void look_at_going_on(const Look& look) {
    const PlayedTurn* told = last_turn(look.scene, Step::decide);
    if (!is_taken(told)) return;
    const Place place = last_place(look.scene, look.number, Step::decide);
    add_objections(*told, place, SpeechRule::after_purchase, look.findings);
    if (!goes_on(*told)) {
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

void look_at_cancelling(const Look& look) {
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

void look_at_refund(const Look& look) {
    const PlayedTurn* asked = last_turn(look.scene, Step::give_back);
    if (!is_taken(asked) || asks_for(*asked, "Cancel", look.scene)) return;
    if (directs_to_amazon(look.scene)) return;
    look.add("Cancel of " + look.scene.product.text() +
                 " should come, or a word on Amazon's customer service; " + instead_of(*asked),
             Step::give_back);
}

void look_for_product(const Look& look) {
    if (!is_taken(last_turn(look.scene, Step::detail))) return;
    const std::string heard = detail::heard_in(look.scene, {Step::detail});
    if (detail::is_named(heard, look.scene.title)) return;
    look.add("asked about " + look.scene.title + ", the skill does not name it", Step::detail);
}

// Only where products cannot be asked about one by one.
void look_for_offers(const Look& look) {
    if (!look.ground.plan.detail.empty()) return;
    if (!is_taken(last_turn(look.scene, Step::offers))) return;
    const std::string heard = detail::heard_in(look.scene, {Step::offers});
    for (const Ware& ware : look.ground.wares) {
        if (detail::is_named(heard, ware.name)) continue;
        look.add(ware.name + " is not among what is offered", Step::offers);
    }
}

}    // namespace

Findings judge_opening(const Evidence& evidence) {
    return judge_answers(evidence);
}

Findings judge_information(const Evidence& evidence) {
    return each_scene(evidence, [](const Look& look) {
        look.scene.product.empty() ? look_for_offers(look) : look_for_product(look);
    });
}

Findings judge_buying(const Evidence& evidence) {
    return each_scene(evidence, look_at_buying);
}

Findings judge_later_use(const Evidence& evidence) {
    return each_scene(evidence, [](const Look& look) {
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
