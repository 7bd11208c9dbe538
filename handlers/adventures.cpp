#include "handlers/adventures.hpp"

#include "handlers/purchase_flow.hpp"
#include "handlers/shopping.hpp"
#include "handlers/story.hpp"

namespace handlers {

using ask::isp::ProductList;
using ask::model::Product;

namespace {

Voice::Values title_of(const Turn& turn, const Adventure& adventure) {
    return {{"adventure", turn.voice.title(adventure)}};
}

Response suggest_for(Turn& turn, const Adventure& adventure, const Product& product) {
    const ResumePoint back{turn.state.place, Purpose::play, adventure.id};
    const std::string line = "upsell." + product.reference_name.text();
    return suggest(turn, product, turn.voice.text(line, title_of(turn, adventure)), back);
}

Response ask_which(Turn& turn, const std::vector<std::string>& ids) {
    std::vector<std::string> titles;
    for (const std::string& id : ids) {
        if (const Adventure* adventure = turn.book.find(id)) {
            titles.push_back(turn.voice.title(*adventure));
        }
    }
    turn.state.awaiting = Awaiting::nothing;
    const std::string speech =
        turn.voice.say("play.several", {{"adventures", turn.voice.list(titles)}});
    return ask_for(turn, speech, turn.voice.say("question.which_adventure"));
}

}    // namespace

Task<Response> play_adventure(Turn& turn, const Adventure& adventure) {
    const Access access = co_await access_to(turn.input, adventure);
    if (access == Access::open) co_return begin_story(turn, adventure, "");
    const auto title = title_of(turn, adventure);
    if (access == Access::unknown) {
        co_return co_await propose_next(turn, turn.voice.say("locked.unreachable", title));
    }
    const auto product = co_await suggestion_among(turn.input, adventure.unlocked_by);
    if (product) co_return suggest_for(turn, adventure, *product);
    co_return co_await propose_next(turn, turn.voice.say("locked.soft", title));
}

Task<Result<Response>> play(HandlerInput& input) {
    const SlotChoice product = judge(input.slot("ProductName"));
    if (product.kind != SlotChoice::Kind::empty) co_return co_await buy(input);
    Turn turn = co_await begin_turn(input);
    const SlotChoice named = judge(input.slot("AdventureName"));
    if (named.kind == SlotChoice::Kind::several) co_return ask_which(turn, named.ids);
    if (named.kind == SlotChoice::Kind::empty) {
        const ProductList* products = co_await known_products(input);
        co_return begin_story(turn, next_adventure(turn.book, products, turn.player), "");
    }
    const Adventure* adventure = named.ids.empty() ? nullptr : turn.book.find(named.ids.front());
    if (adventure) co_return co_await play_adventure(turn, *adventure);
    co_return co_await propose_next(turn, turn.voice.say("play.no_such"));
}

Task<Result<Response>> list_adventures(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const ProductList* products = co_await known_products(input);
    std::vector<std::string> titles;
    for (const Adventure& adventure : turn.book.all()) {
        if (is_open(adventure, products)) titles.push_back(turn.voice.title(adventure));
    }
    turn.state.awaiting = Awaiting::nothing;
    const std::string spoken = turn.voice.list(titles);
    const std::string speech = turn.voice.say("play.list", {{"adventures", spoken}});
    co_return asking(turn, speech, turn.voice.say("question.which_adventure"))
        .simple_card(turn.voice.text("card.adventures"), spoken)
        .build();
}

Task<Result<Response>> start_over(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const Adventure* adventure = adventure_under_way(turn);
    if (!adventure) co_return co_await propose_next(turn, turn.voice.say("resume.menu"));
    const Place beginning{adventure->id, 0, 0, false};
    co_return co_await carry_on_at(turn, beginning, turn.voice.say("story.over"));
}

}    // namespace handlers
