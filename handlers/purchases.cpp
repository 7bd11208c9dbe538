#include "handlers/purchases.hpp"

#include "handlers/hints.hpp"
#include "handlers/resume_token.hpp"
#include "handlers/shopping.hpp"
#include "handlers/story.hpp"

namespace handlers {

using ask::isp::ProductList;
using ask::model::ConnectionsResponse;
using ask::model::Product;

namespace {

// Who comes back from the purchase flow, and to what.
struct Return {
    Turn turn;
    ResumePoint back;
    const ProductList* products;
    const Product* product;    // nullptr: unknown, or the products are
};

Task<Return> come_back(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const ProductList* products = co_await known_products(input);
    const auto& answer = input.request<ConnectionsResponse>();
    const ResumePoint back = read_token(answer.token);
    turn.state.place = back.place;
    const bool known = products && answer.product_id;
    const Product* product = known ? products->find(*answer.product_id) : nullptr;
    co_return Return{std::move(turn), back, products, product};
}

Task<Response> go_on(Return& now) {
    const auto place = now.back.place;
    co_return co_await carry_on_at(now.turn, place, "");
}

// What they wanted to play, if the product opened it; else something of the product.
Task<Response> start_content(Return& now) {
    const std::string lead = now.turn.voice.say("purchase.begin");
    const bool asked = now.back.purpose == Purpose::play;
    const Adventure* wanted = asked ? now.turn.book.find(now.back.wanted) : nullptr;
    if (wanted && is_open(*wanted, now.products)) co_return begin_story(now.turn, *wanted, lead);
    co_return co_await start_product(now.turn, *now.product, lead);
}

// They were stuck in a scene that is still open to them.
bool is_stuck(const Return& now) {
    if (now.back.purpose != Purpose::hint) return false;
    const Adventure* adventure = adventure_at(now.turn.book, now.back.place);
    return adventure && is_open(*adventure, now.products);
}

Task<Result<Response>> use_hints(Return& now) {
    Turn& turn = now.turn;
    const std::int64_t hints = (co_await hints_left(turn.input)).value_or(0);
    const auto place = now.back.place;
    if (hints == 0) co_return co_await carry_on_at(turn, place, "");
    if (is_stuck(now)) co_return co_await spend_hint(turn, *place);
    const std::string lead = turn.voice.count("inventory", hints);
    co_return begin_story(turn, next_adventure(turn.book, now.products, turn.player), lead);
}

}    // namespace

Task<Result<Response>> bought(HandlerInput& input) {
    Return now = co_await come_back(input);
    // Bought for a riddle, and Amazon's list cannot be had: the stock knows of it all the same.
    if (!now.products && is_stuck(now)) co_return co_await use_hints(now);
    if (!now.product) co_return co_await go_on(now);
    const bool hints = now.product->reference_name.text() == hint_pack;
    if (hints) co_return co_await use_hints(now);
    if (is_owned(*now.product)) co_return co_await start_content(now);
    co_return co_await go_on(now);
}

Task<Result<Response>> by_the_record(HandlerInput& input) {
    Return now = co_await come_back(input);
    if (now.product && is_owned(*now.product)) co_return co_await start_content(now);
    co_return co_await go_on(now);
}

Task<Result<Response>> carried_on(HandlerInput& input) {
    Return now = co_await come_back(input);
    co_return co_await go_on(now);
}

}    // namespace handlers
