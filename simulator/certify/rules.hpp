#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "simulator/certify/ground.hpp"
#include "simulator/certify/report.hpp"
#include "simulator/certify/scene.hpp"

namespace ask::simulator::certify {

// All conversations of a run, and which of them a test held itself.
struct Evidence {
    const Ground& ground;
    const Scenes& scenes;
    std::size_t first = 0;
    std::size_t end = 0;    // one behind the last

    [[nodiscard]] Evidence of_all() const { return {ground, scenes, 0, scenes.size()}; }
};

using Findings = std::vector<Finding>;

// What speaks against the skill in each of Amazon's tests; empty: nothing. A conversation that did
// not get far enough says nothing here. Places are those in all conversations. Pure.
[[nodiscard]] Findings judge_opening(const Evidence& evidence);
[[nodiscard]] Findings judge_information(const Evidence& evidence);
[[nodiscard]] Findings judge_suggestions(const Evidence& evidence);    // looks at all conversations
[[nodiscard]] Findings judge_buying(const Evidence& evidence);
[[nodiscard]] Findings judge_later_use(const Evidence& evidence);
[[nodiscard]] Findings judge_suggestion_of_owned(const Evidence& evidence);    // at all
// The skill goes on after a purchase that was not made.
[[nodiscard]] Findings judge_going_on(const Evidence& evidence);
[[nodiscard]] Findings judge_suggestion_repeated(const Evidence& evidence);
[[nodiscard]] Findings judge_cancelling(const Evidence& evidence);
[[nodiscard]] Findings judge_refunds(const Evidence& evidence);
[[nodiscard]] Findings judge_consumables(const Evidence& evidence);
// Of every answer.
[[nodiscard]] Findings judge_answers(const Evidence& evidence);         // Alexa takes it; at all
[[nodiscard]] Findings judge_prices(const Evidence& evidence);          // at all
[[nodiscard]] Findings judge_buying_owned(const Evidence& evidence);    // at all
[[nodiscard]] Findings judge_bought_elsewhere(const Evidence& evidence);
[[nodiscard]] Findings judge_nothing(const Evidence& evidence);

}    // namespace ask::simulator::certify
