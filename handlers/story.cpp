#include "handlers/story.hpp"

namespace handlers {

namespace {

std::string found_or_not(const Turn& turn, const SceneText& scene, bool right) {
    if (!right) return scene.wrong;
    return joined(scene.right, turn.voice.say("story.found", {{"treasure", scene.treasure}}));
}

std::string score(const Turn& turn, const Adventure& adventure, int found) {
    const Voice::Values numbers{{"found", std::to_string(found)},
                                {"most", std::to_string(adventure.most())}};
    if (found == 0) return turn.voice.say("score.none");
    return turn.voice.say(found == adventure.most() ? "score.all" : "score.some", numbers);
}

std::string ending(const Turn& turn, const Adventure& adventure, int found) {
    const AdventureText& words = turn.voice.words(adventure);
    const std::string end = found == adventure.most() ? words.chest : words.finale;
    std::string story = joined(end, score(turn, adventure, found));
    const int total = turn.player.treasures();
    if (total == 0) return story;
    return joined(story, turn.voice.say("story.total", {{"total", std::to_string(total)}}));
}

Response with_card(Response response, const Turn& turn, const Adventure& adventure, int found) {
    response.card = ask::model::SimpleCard{
        turn.voice.title(adventure),
        turn.voice.text("card.finished", {{"found", std::to_string(found)},
                                          {"most", std::to_string(adventure.most())},
                                          {"total", std::to_string(turn.player.treasures())}})};
    return response;
}

Task<Response> finish(Turn& turn, const Adventure& adventure, int right, std::string lead) {
    const bool all_right = right == static_cast<int>(adventure.answers.size());
    const int found = all_right ? adventure.most() : right;
    turn.player.finished(adventure.id, found);
    turn.state = {};
    const ask::isp::ProductList* products = co_await known_products(turn.input);
    const Adventure& next = next_adventure(turn.book, products, turn.player, adventure.id);
    const std::string speech = joined(lead, ending(turn, adventure, found));
    co_return with_card(propose(turn, speech, next), turn, adventure, found);
}

Task<Response> closed(Turn& turn, const Adventure& adventure, Access access) {
    turn.state = {};
    if (access == Access::locked) turn.player.clear_bookmark();
    const std::string_view line = access == Access::locked ? "locked.ended" : "locked.unreachable";
    const std::string lead = turn.voice.say(line, {{"adventure", turn.voice.title(adventure)}});
    co_return co_await propose_next(turn, lead);
}

}    // namespace

const Adventure* adventure_under_way(const Turn& turn) {
    return adventure_at(turn.book, turn.state.place);
}

Response tell_scene(Turn& turn, const Place& place, std::string_view lead) {
    turn.state = {Awaiting::scene, {}, place, 0};
    turn.player.set_bookmark(place);
    const Adventure& adventure = *turn.book.find(place.adventure);
    const auto& scenes = turn.voice.words(adventure).scenes;
    const SceneText& scene = scenes.at(static_cast<std::size_t>(place.scene));
    return ask_for(turn, joined(lead, scene.tells), scene.asks);
}

Response ask_scene(Turn& turn, std::string_view lead) {
    turn.state.awaiting = Awaiting::scene;
    const Place& place = *turn.state.place;
    const auto& scenes = turn.voice.words(*turn.book.find(place.adventure)).scenes;
    return ask_for(turn, lead, scenes.at(static_cast<std::size_t>(place.scene)).asks);
}

Response begin_story(Turn& turn, const Adventure& adventure, std::string_view lead) {
    const std::string title =
        turn.voice.say("story.begin", {{"adventure", turn.voice.title(adventure)}});
    return tell_scene(turn, Place{adventure.id, 0, 0, false}, joined(lead, title));
}

Task<Result<Response>> answer_scene(Turn& turn, bool yes) {
    const Adventure& adventure = *adventure_under_way(turn);
    const Access access = co_await access_to(turn.input, adventure);
    if (access != Access::open) co_return co_await closed(turn, adventure, access);
    Place place = *turn.state.place;
    const auto scene = static_cast<std::size_t>(place.scene);
    const bool right = adventure.answers.at(scene) == yes;
    const std::string lead =
        found_or_not(turn, turn.voice.words(adventure).scenes.at(scene), right);
    place = {place.adventure, place.scene + 1, place.found + (right ? 1 : 0), false};
    if (scene + 1 < adventure.answers.size()) co_return tell_scene(turn, place, lead);
    co_return co_await finish(turn, adventure, place.found, lead);
}

Task<Response> propose_next(Turn& turn, std::string_view lead) {
    const ask::isp::ProductList* products = co_await known_products(turn.input);
    co_return propose(turn, lead, next_adventure(turn.book, products, turn.player));
}

Task<Response> carry_on_at(Turn& turn, std::optional<Place> place, std::string_view lead) {
    const Adventure* adventure = adventure_at(turn.book, place);
    const Access access = adventure ? co_await access_to(turn.input, *adventure) : Access::locked;
    if (access != Access::open) {
        turn.state = {};
        const std::string menu = joined(lead, turn.voice.say("resume.menu"));
        co_return co_await propose_next(turn, menu);
    }
    const std::optional<Place> kept = turn.player.bookmark();
    const bool same = kept && kept->adventure == place->adventure && kept->scene == place->scene;
    if (same) place->hinted = kept->hinted;
    co_return tell_scene(turn, *place, joined(lead, turn.voice.say("resume.story")));
}

}    // namespace handlers
