#include <algorithm>
#include <vector>

#include "simulator/built_in_types.hpp"
#include "simulator/certify/detail/looking.hpp"
#include "simulator/certify/rules.hpp"

namespace ask::simulator::certify {

namespace {

// What the skill said when it was asked how many are left.
struct Said {
    std::set<int> numbers;
    Place place;
};

std::vector<Said> stocks_said(const Scene& scene, std::size_t number, std::string_view language) {
    std::vector<Said> said;
    bool goes_on = false;
    for (std::size_t turn = 0; turn < scene.turns.size(); ++turn) {
        const PlayedTurn& played = scene.turns[turn];
        const bool is_stock = played.step == Step::stock;
        if (is_stock && !goes_on) said.emplace_back();
        if (is_stock) {
            said.back().numbers.merge(
                detail::numbers_in(played.came.speech + "\n" + played.came.reprompt, language));
            said.back().place = {number, turn};
        }
        goes_on = is_stock;
    }
    return said;
}

// "none" is no number.
bool says(const Said& said, int number) {
    return said.numbers.contains(number) || (number == 0 && said.numbers.empty());
}

std::string text_of(const std::set<int>& numbers) {
    std::string text;
    for (const int number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text.empty() ? "no number" : text;
}

Finding wrong(const Said& said, const std::string& when, int expected) {
    return {when + " " + std::to_string(expected) + " should be left; " + text_of(said.numbers) +
                " is said",
            said.place};
}

// Two purchases, of which each may have used one item at once.
std::optional<int> first_stock(const Said& said, int units) {
    const auto least = said.numbers.lower_bound(std::max(2 * units - 2, 0));
    std::optional<int> found;
    for (auto at = least; at != said.numbers.end() && *at <= 2 * units; ++at) found = *at;
    return found;
}

void look_at_stock(const Scene& scene, const std::vector<Said>& said, int units,
                   Findings& findings) {
    if (said.empty()) return;
    const auto bought = first_stock(said[0], units);
    if (!bought) {
        const std::string twice = "after two purchases of " + scene.title;
        return findings.push_back(wrong(said[0], twice, 2 * units));
    }
    struct Expected {
        std::string when;
        int left;
    };
    const std::vector<Expected> expected{
        {"after one was used", *bought - 1},
        {"after the skill was disabled and enabled again", *bought - 1},
        {"after another one was used", *bought - 2}};
    for (std::size_t i = 0; i < expected.size() && i + 1 < said.size(); ++i) {
        const Said& now = said[i + 1];
        if (says(now, expected[i].left)) continue;
        return findings.push_back(wrong(now, expected[i].when, expected[i].left));
    }
}

}    // namespace

Findings judge_consumables(const Evidence& evidence) {
    Findings findings;
    const auto language = language_of(evidence.ground.plan.locale);
    for (std::size_t number = evidence.first; number < evidence.end; ++number) {
        const Scene& scene = evidence.scenes[number];
        const auto units = evidence.ground.plan.units.find(scene.product);
        if (units == evidence.ground.plan.units.end()) continue;
        look_at_stock(scene, stocks_said(scene, number, language), units->second, findings);
    }
    return findings;
}

}    // namespace ask::simulator::certify
