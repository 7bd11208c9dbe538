#include "handlers/purchase_flow.hpp"

namespace handlers {

using ask::model::Product;

Response sell(Turn& turn, const Product& product, const ResumePoint& back) {
    return turn.input.respond().buy(product.id, write_token(back)).build();
}

Response suggest(Turn& turn, const Product& product, std::string message, const ResumePoint& back) {
    return turn.input.respond().upsell(product.id, std::move(message), write_token(back)).build();
}

Response give_back(Turn& turn, const Product& product) {
    const ResumePoint back{turn.state.place, Purpose::browse, {}};
    return turn.input.respond().cancel(product.id, write_token(back)).build();
}

}    // namespace handlers
