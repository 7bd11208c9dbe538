#pragma once

#include <string>

#include "core/result.hpp"
#include "model/envelope.hpp"
#include "model/json.hpp"
#include "model/response.hpp"

namespace ask::skill::detail {

// An envelope ready to be sent.
struct Answer {
    model::ResponseEnvelope envelope;
    std::string body;         // serialised once
    bool dropped = false;     // the handler said something to a request that takes no answer
    bool repeated = false;    // `body` is what an earlier copy was answered with; no envelope
};

// The handler's response as the answer to this request: with the session attributes if the session
// stays open, within Amazon's limits. A request that takes no answer gets the empty one, whatever
// `response` says. Errors: model::response_breaks_rule; errors::invalid when `session` is no
// object.
[[nodiscard]] Result<Answer> make_answer(const model::RequestEnvelope& request, Json session,
                                         model::Response response);

// What an earlier copy of this request was answered with, once more.
[[nodiscard]] Answer earlier_answer(std::string body);

// For a request that may not be answered with speech: says nothing.
[[nodiscard]] Answer silent_answer(model::AnswerKind kind);

// When the error handler fails too. In English: nothing of the skill's can be relied on here.
[[nodiscard]] Answer last_resort();

}    // namespace ask::skill::detail
