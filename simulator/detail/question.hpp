#pragma once

#include <optional>

#include "core/result.hpp"
#include "model/json.hpp"
#include "simulator/alexa_parts.hpp"
#include "simulator/answer_rules.hpp"
#include "simulator/exchange.hpp"

namespace ask::simulator::detail {

// A request of one customer's, ready to be sent.
struct Question {
    Json envelope;
    UserId user;
    Locale locale;
    const catalog::InteractionModel* model = nullptr;
};

// Sends it, signed as the world's Amazon signs at present, and judges the answer by Alexa's rules
// and by a reviewer's. The session is the caller's to see to. Errors: as SkillEndpoint::post.
[[nodiscard]] Result<Exchange> ask(const AlexaParts& parts, Question question);

// The same request sent a second time, as when Amazon tells a result twice; an answer that differs
// is objected to. Errors: as SkillEndpoint::post.
[[nodiscard]] Result<void> ask_again(const AlexaParts& parts, const UserId& user, Exchange& first);

}    // namespace ask::simulator::detail
