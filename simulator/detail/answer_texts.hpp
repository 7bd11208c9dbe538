#pragma once

#include <string>
#include <vector>

#include "model/json.hpp"

namespace ask::simulator::detail {

// A text of the skill's own that the customer hears or reads.
struct AnswerText {
    std::string where;    // "outputSpeech", "reprompt", "card", "upsellMessage"
    std::string text;     // without tags
};

// Those that are not empty.
[[nodiscard]] std::vector<AnswerText> texts_of(const Json& answer);

}    // namespace ask::simulator::detail
