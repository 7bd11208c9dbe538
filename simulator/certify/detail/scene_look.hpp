#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "simulator/certify/detail/looking.hpp"
#include "simulator/certify/rules.hpp"

namespace ask::simulator::certify::detail {

// One conversation, as a judge looks at it, and where the findings go.
struct SceneLook {
    const Ground& ground;
    const Scene& scene;
    std::size_t number = 0;
    Findings& findings;

    // The place is that of the last turn of this kind.
    void add(const std::string& text, Step step) const;
    void advise(const std::string& text, Step step) const;
};

template <class Judge>
Findings each_scene(const Evidence& evidence, Judge judge) {
    Findings findings;
    for (std::size_t number = evidence.first; number < evidence.end; ++number) {
        judge(SceneLook{evidence.ground, evidence.scenes[number], number, findings});
    }
    return findings;
}

// Alexa took the answer, so that it can be judged.
[[nodiscard]] bool is_taken(const PlayedTurn* turn);

// The visit is not at its end.
[[nodiscard]] bool goes_on(const PlayedTurn& turn);

[[nodiscard]] bool is_offer(const PlayedTurn& turn);

// What the plan says of using the product; null: nothing that could be heard.
[[nodiscard]] const TextPattern* sign_of_use(const SceneLook& look);

// The sign of use must be heard in these turns, where the conversation came to its end and has the
// product used.
void look_for_use(const SceneLook& look, const std::set<Step>& steps, const std::string& complaint);

}    // namespace ask::simulator::certify::detail
