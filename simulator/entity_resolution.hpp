#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/interaction_model.hpp"

namespace ask::simulator {

// Whether a word, in its comparable form, is an article that people say before a name ("the cave").
[[nodiscard]] bool is_article(std::string_view word);
// Whether it joins the last two of a list ("and", "und").
[[nodiscard]] bool is_conjunction(std::string_view word);

// The values of a type that a phrase means, by value or synonym, compared without case, punctuation
// and, if nothing fits otherwise, without a leading article ("the cave quest"). More than one when
// a synonym belongs to several; none: ER_SUCCESS_NO_MATCH.
[[nodiscard]] std::vector<const catalog::TypeValue*> resolve(const catalog::SlotType& type,
                                                             std::string_view phrase);

// The values of a slot that takes several: "hiking, camping and fishing" → three phrases.
[[nodiscard]] std::vector<std::string> split_values(std::string_view phrase);

}    // namespace ask::simulator
