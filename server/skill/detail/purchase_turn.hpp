#pragma once

#include <optional>
#include <string>

#include "core/result.hpp"
#include "core/task.hpp"
#include "model/envelope.hpp"
#include "model/response.hpp"
#include "skill/detail/return_key.hpp"
#include "skill/handler_input.hpp"
#include "skill/return_token.hpp"

namespace ask::skill::detail {

// How long the way back from a purchase stays open. Alexa's flow takes minutes.
inline constexpr std::chrono::hours way_back_open{1};

// The token of Alexa's answer to a purchase directive, opened: the author's text takes its place in
// the envelope. A token that is forged, foreign or stale gives none, and an empty text: a fresh
// start. None too while the key cannot be had.
Task<std::optional<ReturnToken>> open_way_back(model::RequestEnvelope& envelope, ReturnKey& key,
                                               TimePoint now, Deadline deadline);

// Before the handler: the session of before the purchase goes on, stock agrees with Amazon's count,
// what came of a suggestion is remembered, an accepted purchase is credited.
// A store that cannot be reached is no error here: what the handler needs of it, it asks for.
Task<Result<void>> arrive(HandlerInput& input, std::optional<ReturnToken> back);

// After the handler: a purchase directive's token is signed, the session is kept for the way back,
// and what is offered is remembered. A customer who disabled the skill and gets a new id is
// forgotten. Errors: as PersistenceAdapter.
Task<Result<void>> depart(HandlerInput& input, ReturnKey& key, model::Response& response);

}    // namespace ask::skill::detail
