#pragma once

#include <cstddef>
#include <string_view>

#include "core/clock.hpp"
#include "http/message.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator {

inline constexpr std::string_view directives_path = "/v1/directives";
inline constexpr std::size_t most_progressive_responses = 5;       // to one request
inline constexpr std::size_t most_progressive_characters = 600;    // of one

// POST /v1/directives: Alexa says something while the skill still works. 204, and the words are
// kept with the customer's open request. 400 for a body that is no VoicePlayer.Speak with a speech
// of 1 to 600 characters; 401; 403 for a token of another region, for a requestId that is not
// that of the request which this customer's skill is answering now, and from the sixth on; 405.
[[nodiscard]] http::Response answer_directive(Amazon& amazon, const http::Request& request,
                                              TimePoint now);

}    // namespace ask::simulator
