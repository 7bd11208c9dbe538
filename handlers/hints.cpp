#include "handlers/hints.hpp"

#include "handlers/purchase_flow.hpp"
#include "handlers/story.hpp"

namespace handlers {

using ask::ReferenceName;
using ask::isp::ProductList;
using ask::model::Product;

namespace {

Response give_hint(Turn& turn, const Place& place, std::string_view afterwards) {
    const Adventure& adventure = *turn.book.find(place.adventure);
    const auto& scenes = turn.voice.words(adventure).scenes;
    turn.state.place = place;
    turn.state.place->hinted = true;
    turn.player.set_bookmark(*turn.state.place);
    const std::string& words = scenes.at(static_cast<std::size_t>(place.scene)).hint;
    return ask_scene(turn, joined(joined(turn.voice.say("hint.lead"), words), afterwards));
}

// The customer may have left and come back to the scene since.
bool is_paid_for(const Player& player, const Place& place) {
    const std::optional<Place> kept = player.bookmark();
    if (!kept || !kept->hinted) return false;
    return kept->adventure == place.adventure && kept->scene == place.scene;
}

// Suggests the pack at most once; after that it only says how to come by one.
Task<Response> out_of_hints(Turn& turn) {
    const ProductList* products = co_await known_products(turn.input);
    const Product* pack = products ? products->find(ReferenceName(hint_pack)) : nullptr;
    const auto suggested = co_await suggestion_among(turn.input, {ReferenceName(hint_pack)});
    if (suggested) {
        const ResumePoint back{turn.state.place, Purpose::hint, {}};
        const std::string message = turn.voice.text("upsell.five_hint_pack");
        co_return suggest(turn, *suggested, message, back);
    }
    const bool on_offer = pack && pack->purchasable;
    co_return ask_scene(turn, turn.voice.say(on_offer ? "hint.none" : "hint.none_plain"));
}

}    // namespace

Task<std::optional<std::int64_t>> hints_left(HandlerInput& input) {
    auto asking = input.inventory().stock(ReferenceName(hint_pack));
    const Result<std::int64_t> left = co_await std::move(asking);
    if (left) co_return *left;
    input.log("hints_unknown", {{"reason", left.error().code.name}});
    co_return std::nullopt;
}

Task<Result<Response>> spend_hint(Turn& turn, Place place) {
    if (place.hinted) co_return give_hint(turn, place, "");
    if (is_paid_for(turn.player, place)) {
        const auto known = co_await hints_left(turn.input);
        co_return give_hint(turn, place, known ? turn.voice.count("hint.left", *known) : "");
    }
    auto using_one = turn.input.inventory().consume(ReferenceName(hint_pack));
    const Result<std::int64_t> left = co_await std::move(using_one);
    if (left) co_return give_hint(turn, place, turn.voice.count("hint.left", *left));
    if (left.error().code == ask::isp::not_enough) co_return co_await out_of_hints(turn);
    co_return ask::propagate(left, "use a hint");
}

Task<Result<Response>> hint(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const Adventure* adventure = adventure_under_way(turn);
    if (!adventure) co_return co_await propose_next(turn, turn.voice.say("hint.outside"));
    const ProductList* products = co_await known_products(input);
    if (!is_open(*adventure, products)) {
        co_return co_await carry_on_at(turn, turn.state.place, "");
    }
    const Place place = *turn.state.place;
    co_return co_await spend_hint(turn, place);
}

Task<Result<Response>> hint_inventory(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const auto left = co_await hints_left(input);
    const std::string speech =
        left ? turn.voice.count("inventory", *left) : turn.voice.say("inventory.unknown");
    const ProductList* products = co_await known_products(input);
    const Adventure* adventure = adventure_under_way(turn);
    if (adventure && is_open(*adventure, products)) co_return ask_scene(turn, speech);
    co_return co_await propose_next(turn, speech);
}

}    // namespace handlers
