#include "handlers/hints.hpp"

#include "handlers/purchase_flow.hpp"
#include "handlers/story.hpp"

namespace handlers {

using ask::isp::ProductList;
using ask::model::Product;

namespace {

const Product* find_pack(const ProductList* products) {
    return products ? products->find(ask::ReferenceName(hint_pack)) : nullptr;
}

Response give_hint(Turn& turn, const Place& place, std::string_view afterwards) {
    const Adventure& adventure = *turn.book.find(place.adventure);
    const auto& scenes = turn.voice.words(adventure).scenes;
    turn.state.place = place;
    turn.state.place->hinted = true;
    turn.player.set_bookmark(*turn.state.place);
    const std::string& words = scenes.at(static_cast<std::size_t>(place.scene)).hint;
    return ask_scene(turn, joined(joined(turn.voice.say("hint.lead"), words), afterwards));
}

// The same answer of Alexa's may come twice.
bool is_paid_for(const Player& player, const Place& place) {
    const std::optional<Place> kept = player.bookmark();
    if (!kept || !kept->hinted) return false;
    return kept->adventure == place.adventure && kept->scene == place.scene;
}

// Suggests the pack at most once; after that it only says how to come by one.
Response out_of_hints(Turn& turn, const ProductList* products) {
    const Product* pack = find_pack(products);
    const bool on_offer = pack && pack->purchasable;
    if (on_offer && may_offer(*pack, turn.player)) {
        const ResumePoint back{turn.state.place, Purpose::hint, {}};
        const std::string message = turn.voice.text("upsell.five_hint_pack");
        return suggest(turn, *pack, message, back);
    }
    return ask_scene(turn, turn.voice.say(on_offer ? "hint.none" : "hint.none_plain"));
}

Response hint_for_scene(Turn& turn, const ProductList* products) {
    if (turn.state.place->hinted) return give_hint(turn, *turn.state.place, "");
    if (!turn.player.known()) return ask_scene(turn, turn.voice.say("hint.none_plain"));
    reconcile_hints(turn, products);
    if (left(turn.player.stock()) == 0) return out_of_hints(turn, products);
    return spend_hint(turn, *turn.state.place);
}

}    // namespace

void reconcile_hints(Turn& turn, const ProductList* products) {
    if (!products || !turn.player.known()) return;
    const Product* pack = find_pack(products);
    const int count = pack ? pack->active_entitlement_count : 0;
    const HintStock before = turn.player.stock();
    const HintStock now = reconcile(before, count);
    if (now != before) turn.player.set_stock(now);
}

Response spend_hint(Turn& turn, const Place& place) {
    const HintStock before = turn.player.stock();
    const HintStock stock = is_paid_for(turn.player, place) ? before : spend(before);
    turn.player.set_stock(stock);
    return give_hint(turn, place, turn.voice.count("hint.left", left(stock)));
}

Task<Result<Response>> hint(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const Adventure* adventure = adventure_under_way(turn);
    if (!adventure) co_return co_await propose_next(turn, turn.voice.say("hint.outside"));
    const ProductList* products = co_await known_products(input);
    if (!is_open(*adventure, products)) {
        co_return co_await carry_on_at(turn, turn.state.place, "");
    }
    co_return hint_for_scene(turn, products);
}

Task<Result<Response>> hint_inventory(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const ProductList* products = co_await known_products(input);
    reconcile_hints(turn, products);
    const std::string speech = turn.player.known()
                                   ? turn.voice.count("inventory", left(turn.player.stock()))
                                   : turn.voice.say("inventory.unknown");
    const Adventure* adventure = adventure_under_way(turn);
    if (adventure && is_open(*adventure, products)) co_return ask_scene(turn, speech);
    co_return co_await propose_next(turn, speech);
}

}    // namespace handlers
