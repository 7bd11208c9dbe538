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

// What an outputSpeech object says, without tags: by its type the text or the SSML.
[[nodiscard]] std::string spoken_at(const Json& answer, const std::string& pointer);

// Those that are not empty.
[[nodiscard]] std::vector<AnswerText> texts_of(const Json& answer);

}    // namespace ask::simulator::detail
