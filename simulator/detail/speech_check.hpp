#pragma once

#include <string>
#include <vector>

#include "model/json.hpp"

namespace ask::simulator::detail {

// More text than Alexa takes in one piece, counted in characters.
void check_length(const std::string& text, const std::string& what,
                  std::vector<std::string>& refusals);

// The outputSpeech of an answer or of its reprompt, called `what`.
void check_speech(const Json& speech, const std::string& what, std::vector<std::string>& refusals);

void check_reprompt(const Json& reprompt, std::vector<std::string>& refusals);
void check_card(const Json& card, std::vector<std::string>& refusals);

// What answers a CanFulfillIntentRequest.
void check_can_fulfill(const Json& can_fulfill, std::vector<std::string>& refusals);

}    // namespace ask::simulator::detail
