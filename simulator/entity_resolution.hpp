#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/interaction_model.hpp"

namespace ask::simulator {

// The values of a type that a phrase means, by value or synonym, compared without case, punctuation
// and, if nothing fits otherwise, without a leading article ("the cave quest"). More than one when
// a synonym belongs to several; none: ER_SUCCESS_NO_MATCH.
[[nodiscard]] std::vector<const catalog::TypeValue*> resolve(const catalog::SlotType& type,
                                                             std::string_view phrase);

// Whether a slot of this type can be filled by the phrase at all: AMAZON.NUMBER takes numbers only,
// every other type takes anything.
[[nodiscard]] bool can_fill(std::string_view type_name, std::string_view phrase);

// The slot's value as Alexa writes it: numbers in digits, other phrases as they were said.
[[nodiscard]] std::string slot_value(std::string_view type_name, std::string_view phrase);

}    // namespace ask::simulator
