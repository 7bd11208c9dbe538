#pragma once

#include "handlers/access.hpp"
#include "handlers/turn.hpp"

namespace handlers {

// What is on sale and not owned, a few at a time, without prices.
Task<Result<Response>> what_can_i_buy(HandlerInput& input);
// Tells about a product.
Task<Result<Response>> product_detail(HandlerInput& input);
// Into the purchase flow of the product that was named; what is owned is started instead. Nothing
// that was not named is ever sold.
Task<Result<Response>> buy(HandlerInput& input);

// The same for a product known by its reference name.
Task<Result<Response>> buy_named(Turn& turn, ask::ReferenceName name);

// Starts an adventure of a product that is owned, or proposes one if it has none.
Task<Response> start_product(Turn& turn, const ask::model::Product& product, std::string lead);

// The shop cannot be reached: the free part goes on.
Task<Response> shop_unreachable(Turn& turn);

}    // namespace handlers
