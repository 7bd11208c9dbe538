#pragma once

#include <string>
#include <vector>

#include "catalog/interaction_model.hpp"
#include "http/message.hpp"
#include "model/json.hpp"
#include "model/request.hpp"

namespace ask::simulator {

// What an answer answers.
struct Asked {
    model::AnswerKind kind = model::AnswerKind::full;
    bool is_intent_request = false;
    std::string intent{};                                // of an intent request
    const catalog::InteractionModel* model = nullptr;    // null: dialogs are not judged by it
};

// Why Alexa would not take this answer, a sentence a fault; empty: she would. Judged are status and
// content type, JSON and envelope, the limits (120 KB, 8,000 characters), SSML, what a request of
// this kind may be answered with, cards and directives with the members they need, dialogs that the
// model does not have, and the purchase directive: alone, with a token, session ended. Members that
// are not known are passed over.
[[nodiscard]] std::vector<std::string> find_refusals(const http::Response& response,
                                                     const Asked& asked);

// The body's JSON; null where it is none, or nested deeper than 200 levels.
[[nodiscard]] Json answer_of(const http::Response& response);

}    // namespace ask::simulator
