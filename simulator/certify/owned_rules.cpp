#include "simulator/built_in_types.hpp"
#include "simulator/certify/detail/scene_look.hpp"
#include "simulator/certify/rules.hpp"
#include "simulator/detail/purchase_talk.hpp"

namespace ask::simulator::certify {

namespace {

using detail::add_objections;
using detail::each_scene;
using detail::each_turn;
using detail::heard_in;
using detail::last_place;
using detail::last_turn;
using detail::SceneLook;

bool starts_at(const SceneLook& look, Step step) {
    const TextPattern* sign = detail::sign_of_use(look);
    return sign && sign->is_in(heard_in(look.scene, {step}));
}

// Amazon: what is owned leads to its content. Who tells all of a story may end the visit with it.
void look_for_content(const SceneLook& look, Step asked) {
    const bool is_over = !detail::goes_on(*last_turn(look.scene, asked));
    if (is_over && !starts_at(look, asked)) {
        const std::string text = "the visit ends here; " + look.scene.title + " should start";
        return detail::sign_of_use(look) ? look.add(text, asked) : look.advise(text, asked);
    }
    detail::look_for_use(look, {asked, Step::use},
                         look.scene.title + " is owned, and does not start");
}

// Amazon: asking to buy what is owned must not lead to an error text.
void look_at_buying_owned(const SceneLook& look) {
    const PlayedTurn* asked = last_turn(look.scene, Step::buy);
    if (!detail::is_taken(asked) || detail::is_offer(*asked)) return;
    const std::string talk = simulator::detail::find_failure_talk(
        heard_in(look.scene, {Step::buy}), language_of(look.ground.plan.locale));
    if (!talk.empty()) {
        return look.add("who asks for what is owned hears \"" + talk + "\"; " + look.scene.title +
                            " should start",
                        Step::buy);
    }
    look_for_content(look, Step::buy);
}

void look_at_bought_elsewhere(const SceneLook& look) {
    const PlayedTurn* told = last_turn(look.scene, Step::decide);
    if (!detail::is_taken(told)) return;
    const std::size_t found = look.findings.size();
    add_objections(*told, last_place(look.scene, look.number, Step::decide),
                   SpeechRule::after_purchase, look.findings);
    look_for_content(look, Step::decide);
    const bool is_late = detail::sign_of_use(look) && last_turn(look.scene, Step::use) &&
                         !starts_at(look, Step::decide);
    if (!is_late || look.findings.size() > found) return;
    look.advise(look.scene.title + " starts when it is asked for; it should at once", Step::decide);
}

}    // namespace

Findings judge_suggestion_of_owned(const Evidence& evidence) {
    Findings findings;
    each_turn(evidence.of_all(), [&](const Scene&, const PlayedTurn& turn, Place place) {
        if (turn.came.directive != "Upsell") return;
        add_objections(turn, place, SpeechRule::owned, findings);
        add_objections(turn, place, SpeechRule::not_on_sale, findings);
    });
    if (!findings.empty()) return findings;
    each_turn(evidence, [&](const Scene& scene, const PlayedTurn& turn, Place place) {
        if (!detail::is_offer(turn) || turn.came.product != scene.product.text()) return;
        findings.push_back({scene.title + " is offered to a customer who has it", place});
    });
    return findings;
}

Findings judge_buying_owned(const Evidence& evidence) {
    Findings findings;
    each_turn(evidence.of_all(), [&](const Scene&, const PlayedTurn& turn, Place place) {
        if (turn.came.directive != "Buy") return;
        add_objections(turn, place, SpeechRule::owned, findings);
        add_objections(turn, place, SpeechRule::not_on_sale, findings);
    });
    for (Finding& one : each_scene(evidence, look_at_buying_owned)) {
        findings.push_back(std::move(one));
    }
    return findings;
}

Findings judge_bought_elsewhere(const Evidence& evidence) {
    return each_scene(evidence, look_at_bought_elsewhere);
}

}    // namespace ask::simulator::certify
