#include "handlers/conversation.hpp"

#include "handlers/adventures.hpp"
#include "handlers/shopping.hpp"
#include "handlers/story.hpp"

namespace handlers {

namespace {

constexpr const char* last_said = "last";

bool in_story(const Turn& turn) {
    return turn.state.awaiting == Awaiting::scene && adventure_under_way(turn);
}

// "<speak>…</speak>" without its envelope.
std::string inside(const std::string& ssml) {
    constexpr std::string_view open = "<speak>";
    constexpr std::string_view close = "</speak>";
    const std::string_view text = ssml;
    if (!text.starts_with(open) || !text.ends_with(close)) return {};
    return ssml.substr(open.size(), ssml.size() - open.size() - close.size());
}

std::string text_in(const ask::Json& json, const char* key) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>()
                                                                         : std::string();
}

Task<Response> yes_to_play(Turn& turn) {
    const Adventure* adventure = turn.book.find(turn.state.subject);
    turn.state.place.reset();
    if (adventure) co_return co_await play_adventure(turn, *adventure);
    co_return co_await propose_next(turn, "");
}

Response what_now(Turn& turn, std::string_view line) {
    turn.state.awaiting = Awaiting::nothing;
    return ask_for(turn, turn.voice.say(line), turn.voice.say("question.which_adventure"));
}

}    // namespace

Task<Result<Response>> yes(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const auto place = turn.state.place;
    switch (turn.state.awaiting) {
        case Awaiting::scene:
            if (adventure_under_way(turn)) co_return co_await answer_scene(turn, true);
            break;
        case Awaiting::play:
            co_return co_await yes_to_play(turn);
        case Awaiting::go_on:
            co_return co_await carry_on_at(turn, place, "");
        case Awaiting::product: {
            const ask::ReferenceName name(turn.state.subject);
            co_return co_await buy_named(turn, name);
        }
        case Awaiting::which:
            co_return co_await what_can_i_buy(input);
        case Awaiting::nothing:
            break;
    }
    co_return co_await propose_next(turn, "");
}

Task<Result<Response>> no(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const auto place = turn.state.place;
    switch (turn.state.awaiting) {
        case Awaiting::scene:
            if (adventure_under_way(turn)) co_return co_await answer_scene(turn, false);
            break;
        case Awaiting::go_on:
            turn.player.clear_bookmark();
            co_return co_await propose_next(turn, turn.voice.say("no.something_new"));
        case Awaiting::play:
            co_return what_now(turn, "no.another");
        case Awaiting::product:
        case Awaiting::which:
            co_return co_await carry_on_at(turn, place, "");
        case Awaiting::nothing:
            break;
    }
    co_return input.respond().speak(turn.voice.say("goodbye")).end_session().build();
}

Task<Result<Response>> help(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    if (in_story(turn)) co_return ask_scene(turn, turn.voice.say("help.story"));
    co_return what_now(turn, "help.menu");
}

Task<Result<Response>> goodbye(HandlerInput& input) {
    const Voice voice(input);
    co_return input.respond().speak(voice.say("goodbye")).end_session().build();
}

Task<Result<Response>> repeat(HandlerInput& input) {
    const ask::Json& session = input.session_attributes();
    const ask::Json last = session.value(last_said, ask::Json());
    const std::string speech = text_in(last, "speech");
    if (speech.empty()) co_return co_await help(input);
    co_return input.respond().speak(speech).reprompt(text_in(last, "reprompt")).build();
}

Task<Result<Response>> not_understood(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    if (in_story(turn)) co_return ask_scene(turn, turn.voice.say("fallback.story"));
    co_return what_now(turn, "fallback.menu");
}

Task<Result<void>> remember_speech(HandlerInput& input, Response& response) {
    ask::Json& session = input.session_attributes();
    const bool open = response.should_end_session == false;
    if (!open || !response.speech || !response.reprompt || !session.is_object()) {
        co_return Result<void>{};
    }
    session[last_said] = {{"speech", inside(response.speech->text)},
                          {"reprompt", inside(response.reprompt->speech.text)}};
    co_return Result<void>{};
}

}    // namespace handlers
