#pragma once

#include "model/json.hpp"
#include "model/request.hpp"

namespace ask::model::detail {

// A `request` object that has a type; what stays JSON is moved out of it.
[[nodiscard]] Request read_request(Json request);

// What may answer a request of this type (protocol: "does the request have a session"). AudioPlayer
// and PlaybackController: AudioPlayer directives, except PlaybackStopped, which takes nothing.
// Screen events: everything, in a session. Types that are not known, with a session or without:
// nothing.
[[nodiscard]] AnswerKind answer_kind(std::string_view type, bool has_session);

}    // namespace ask::model::detail
