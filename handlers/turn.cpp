#include "handlers/turn.hpp"

namespace handlers {

Task<Turn> begin_turn(HandlerInput& input) {
    Player player = co_await load_player(input);
    co_return Turn{input, input.resource<Content>().adventures, Voice(input), std::move(player),
                   read_state(input.session_attributes())};
}

ask::skill::ResponseBuilder asking(Turn& turn, std::string_view speech, std::string_view question) {
    write_state(turn.input.session_attributes(), turn.state);
    ask::skill::ResponseBuilder response = turn.input.respond();
    response.speak(speech).speak(question).reprompt(question);
    return response;
}

Response ask_for(Turn& turn, std::string_view speech, std::string_view question) {
    return asking(turn, speech, question).build();
}

std::string joined(std::string_view first, std::string_view second) {
    const std::string_view space = first.empty() || second.empty() ? "" : " ";
    return std::string(first) + std::string(space) + std::string(second);
}

Response propose(Turn& turn, std::string_view lead, const Adventure& adventure) {
    turn.state.awaiting = Awaiting::play;
    turn.state.subject = adventure.id;
    const std::string question =
        turn.voice.say("question.play", {{"adventure", turn.voice.title(adventure)}});
    return ask_for(turn, joined(lead, turn.voice.words(adventure).teaser), question);
}

}    // namespace handlers
