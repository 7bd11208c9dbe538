#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "simulator/certify/rules.hpp"

namespace ask::simulator::certify::detail {

// Helpers for looking through conversations.

using Look = std::function<void(const Scene&, const PlayedTurn&, Place)>;
void each_turn(const Evidence& evidence, const Look& look);

// The place of a scene's last turn of a kind; of its very last turn where there is none.
[[nodiscard]] Place last_place(const Scene& scene, std::size_t number, Step step);
[[nodiscard]] const PlayedTurn* last_turn(const Scene& scene, Step step);

// What is heard in a scene's turns of these kinds, one after the other.
[[nodiscard]] std::string heard_in(const Scene& scene, const std::set<Step>& steps);

// Whether a name is said in a text, word for word.
[[nodiscard]] bool is_named(std::string_view text, std::string_view name);

// The whole numbers that a text says, in digits or words; "no" and "none" are not among them.
[[nodiscard]] std::set<int> numbers_in(std::string_view text, std::string_view language);

// Appends a finding for each objection of this kind.
void add_objections(const PlayedTurn& turn, Place place, SpeechRule rule, Findings& findings);

}    // namespace ask::simulator::certify::detail
