#pragma once

#include <string>
#include <string_view>

#include "handlers/player.hpp"
#include "handlers/session_state.hpp"
#include "handlers/voice.hpp"

namespace handlers {

using ask::Result;
using ask::Task;
using ask::skill::HandlerInput;
using ask::skill::Response;

// One request in the skill's own words: who plays, where they are, and how to talk to them.
struct Turn {
    HandlerInput& input;
    const AdventureBook& book;
    Voice voice;
    Player player;
    SessionState state;
};

Task<Turn> begin_turn(HandlerInput& input);

// Says `speech` and `question`, asks the question again after silence, and remembers turn.state.
[[nodiscard]] ask::skill::ResponseBuilder asking(Turn& turn, std::string_view speech,
                                                 std::string_view question);
[[nodiscard]] Response ask_for(Turn& turn, std::string_view speech, std::string_view question);

// Two pieces of speech, either of which may be empty.
[[nodiscard]] std::string joined(std::string_view first, std::string_view second);

// Asks whether to play it; yes then does.
[[nodiscard]] Response propose(Turn& turn, std::string_view lead, const Adventure& adventure);

}    // namespace handlers
