#include <algorithm>

#include "simulator/built_in_types.hpp"
#include "simulator/certify/detail/scene_look.hpp"
#include "simulator/certify/detail/sentences.hpp"
#include "simulator/certify/rules.hpp"
#include "simulator/detail/price_words.hpp"

namespace ask::simulator::certify {

namespace {

bool names_ware(std::string_view text, const Ground& ground) {
    return std::ranges::any_of(ground.wares,
                               [&](const Ware& ware) { return detail::is_named(text, ware.name); });
}

bool tells_price(std::string_view text, std::string_view language) {
    return !simulator::detail::find_price(text, language).empty() ||
           !simulator::detail::find_discount(text, language).empty();
}

// A story may have money in it. It is a price for certain where the skill speaks of its products:
// when it is asked about them, when it offers one, when it names one with it.
bool is_certain(const PlayedTurn& turn, const Ground& ground) {
    const bool is_asked =
        turn.step == Step::offers || turn.step == Step::detail || turn.step == Step::give_back;
    if (is_asked || detail::is_offer(turn)) return true;
    const std::string said = turn.came.speech + "\n" + turn.came.reprompt;
    const bool is_of_skill = turn.step == Step::begin || turn.step == Step::stock;
    if (is_of_skill && names_ware(said, ground)) return true;
    const auto sentences = detail::sentences_of(said);
    return std::ranges::any_of(sentences, [&](std::string_view sentence) {
        return names_ware(sentence, ground) &&
               tells_price(sentence, language_of(ground.plan.locale));
    });
}

}    // namespace

Findings judge_prices(const Evidence& evidence) {
    Findings findings;
    detail::each_turn(evidence.of_all(), [&](const Scene&, const PlayedTurn& turn, Place place) {
        const std::size_t found = findings.size();
        detail::add_objections(turn, place, SpeechRule::price, findings);
        if (findings.size() == found || is_certain(turn, evidence.ground)) return;
        for (std::size_t number = found; number < findings.size(); ++number) {
            findings[number].text += "; look whether it is that of a product";
            findings[number].is_advice = true;
        }
    });
    return findings;
}

}    // namespace ask::simulator::certify
