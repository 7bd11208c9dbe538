#include "simulator/certify/detail/looking.hpp"

#include <algorithm>

#include "simulator/detail/number_words.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::certify::detail {

void each_turn(const Evidence& evidence, const Look& look) {
    for (std::size_t scene = evidence.first; scene < evidence.end; ++scene) {
        const Scene& held = evidence.scenes[scene];
        for (std::size_t turn = 0; turn < held.turns.size(); ++turn) {
            look(held, held.turns[turn], {scene, turn});
        }
    }
}

Place last_place(const Scene& scene, std::size_t number, Step step) {
    for (std::size_t turn = scene.turns.size(); turn > 0; --turn) {
        if (scene.turns[turn - 1].step == step) return {number, turn - 1};
    }
    return {number, scene.turns.empty() ? 0 : scene.turns.size() - 1};
}

const PlayedTurn* last_turn(const Scene& scene, Step step) {
    const auto found = std::find_if(scene.turns.rbegin(), scene.turns.rend(),
                                    [step](const PlayedTurn& turn) { return turn.step == step; });
    return found == scene.turns.rend() ? nullptr : &*found;
}

std::string heard_in(const Scene& scene, const std::set<Step>& steps) {
    std::string text;
    for (const PlayedTurn& turn : scene.turns) {
        if (!steps.contains(turn.step)) continue;
        for (const std::string& said : turn.meanwhile) text += said + "\n";
        text += turn.came.speech + "\n" + turn.came.reprompt + "\n";
    }
    return text;
}

bool is_named(std::string_view text, std::string_view name) {
    const std::string words = " " + comparable(text) + " ";
    return words.find(" " + comparable(name) + " ") != words.npos;
}

std::set<int> numbers_in(std::string_view text, std::string_view language) {
    constexpr std::size_t most_words = 5;    // "one hundred and twenty five"
    const std::vector<Word> words = split_words(text);
    std::set<int> found;
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::string phrase;
        for (std::size_t at = first; at < std::min(first + most_words, words.size()); ++at) {
            phrase += (phrase.empty() ? "" : " ") + words[at].key;
            const auto number = simulator::detail::small_number(phrase, language);
            if (number) found.insert(*number);
        }
    }
    return found;
}

void add_objections(const PlayedTurn& turn, Place place, SpeechRule rule, Findings& findings) {
    for (const Objection& objection : turn.objections) {
        if (objection.rule == rule) findings.push_back({.text = objection.text, .place = place});
    }
}

}    // namespace ask::simulator::certify::detail
