#include "handlers/purchase_flow.hpp"

#include "handlers/hints.hpp"

namespace handlers {

using ask::model::Product;

namespace {

// Amazon's count may lag behind the result, so the stock remembers where it stood.
void remember_stock(Turn& turn, const Product& product) {
    if (product.reference_name != ask::ReferenceName(hint_pack) || !turn.player.known()) return;
    const HintStock now = reconcile(turn.player.stock(), product.active_entitlement_count);
    turn.player.set_stock(begin_purchase(now));
}

}    // namespace

Response sell(Turn& turn, const Product& product, const ResumePoint& back) {
    remember_stock(turn, product);
    return turn.input.respond().buy(product.id, write_token(back)).build();
}

Response suggest(Turn& turn, const Product& product, std::string message, const ResumePoint& back) {
    remember_stock(turn, product);
    turn.player.suggested(product.reference_name);
    return turn.input.respond().upsell(product.id, std::move(message), write_token(back)).build();
}

Response give_back(Turn& turn, const Product& product) {
    const ResumePoint back{turn.state.place, Purpose::browse, {}};
    return turn.input.respond().cancel(product.id, write_token(back)).build();
}

}    // namespace handlers
