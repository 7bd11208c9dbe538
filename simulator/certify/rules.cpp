#include "simulator/certify/rules.hpp"

#include <set>

#include "simulator/built_in_types.hpp"
#include "simulator/certify/detail/scene_look.hpp"
#include "simulator/detail/price_words.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::certify {

namespace {

using detail::add_objections;
using detail::each_turn;

void look_at_answer(const PlayedTurn& turn, Place place, Findings& findings) {
    if (!turn.no_answer.empty()) {
        findings.push_back({.text = "no answer comes: " + turn.no_answer, .place = place});
    }
    for (const std::string& refusal : turn.refusals) {
        findings.push_back({.text = "Alexa does not take this: " + refusal, .place = place});
    }
}

// Amazon: the suggestion and Alexa's own purchase prompt are different texts.
bool repeats_prompt(const PlayedTurn& turn, const Ground& ground) {
    const Ware* ware = ground.find(ReferenceName(turn.came.product));
    if (!ware || ware->purchase_prompt.empty()) return false;
    constexpr std::string_view placeholder = "{PREMIUM_CONTENT_TITLE}";
    std::string prompt = ware->purchase_prompt;
    const auto at = prompt.find(placeholder);
    if (at != prompt.npos) prompt.replace(at, placeholder.size(), ware->name);
    return detail::is_named(turn.upsell_message, prompt);
}

void look_at_suggestion(const PlayedTurn& turn, Place place, const Ground& ground,
                        Findings& findings) {
    add_objections(turn, place, SpeechRule::suggestion_words, findings);
    const auto language = language_of(ground.plan.locale);
    const std::string& message = turn.upsell_message;
    const bool tells_price = !simulator::detail::find_price(message, language).empty() ||
                             !simulator::detail::find_discount(message, language).empty();
    if (tells_price) findings.push_back({"the suggestion tells a price or a discount", place});
    if (!repeats_prompt(turn, ground)) return;
    findings.push_back(
        {"the suggestion is the purchase prompt of the product file over again: "
         "Alexa reads that out next",
         place});
}

bool leads_to_suggestion(const Scene& scene) {
    for (const PlayedTurn& turn : scene.turns) {
        const bool is_meant = turn.came.product == scene.product.text();
        if (turn.came.directive == "Upsell" && is_meant) return true;
    }
    return false;
}

std::string name_of(const std::string& reference, const Ground& ground) {
    const Ware* ware = ground.find(ReferenceName(reference));
    return ware ? ware->name : reference;
}

// Amazon: the product just declined is not suggested again. It need not be the one that the plan
// expects on this way.
void look_for_repetition(const detail::SceneLook& look) {
    std::set<std::string> declined;
    std::string offered;
    for (std::size_t turn = 0; turn < look.scene.turns.size(); ++turn) {
        const PlayedTurn& played = look.scene.turns[turn];
        if (played.step == Step::decide && !offered.empty()) declined.insert(offered);
        if (!detail::is_offer(played)) continue;
        offered = played.came.product;
        if (!declined.contains(offered)) continue;
        look.findings.push_back({name_of(offered, look.ground) + " is offered again after a no",
                                 Place{look.number, turn}});
        return;
    }
}

}    // namespace

Findings judge_nothing(const Evidence& /*evidence*/) {
    return {};
}

Findings judge_answers(const Evidence& evidence) {
    Findings findings;
    each_turn(evidence.of_all(), [&](const Scene&, const PlayedTurn& turn, Place place) {
        look_at_answer(turn, place, findings);
    });
    return findings;
}

Findings judge_suggestions(const Evidence& evidence) {
    Findings findings;
    for (std::size_t number = evidence.first; number < evidence.end; ++number) {
        const Scene& scene = evidence.scenes[number];
        if (!scene.stopped.empty() || leads_to_suggestion(scene)) continue;
        findings.push_back({"the way that the plan names leads to no suggestion of " + scene.title,
                            detail::last_place(scene, number, Step::suggest)});
    }
    each_turn(evidence.of_all(), [&](const Scene&, const PlayedTurn& turn, Place place) {
        if (turn.came.directive != "Upsell") return;
        look_at_suggestion(turn, place, evidence.ground, findings);
    });
    return findings;
}

Findings judge_suggestion_repeated(const Evidence& evidence) {
    return detail::each_scene(evidence, look_for_repetition);
}

}    // namespace ask::simulator::certify
