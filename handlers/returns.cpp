#include "handlers/returns.hpp"

#include <algorithm>

#include "handlers/purchase_flow.hpp"
#include "handlers/story.hpp"

namespace handlers {

using ask::isp::ProductList;
using ask::model::Product;

namespace {

bool can_return(const Product& product, const ProductList& products) {
    const auto returns = returnable(products);
    return std::ranges::find(returns, product.id, &Product::id) != returns.end();
}

// The next answer fills the slot of the same intent.
Response ask_which(Turn& turn, const std::vector<Product>& products, std::string_view line) {
    turn.state.awaiting = Awaiting::nothing;
    const std::string spoken = turn.voice.list(names(products));
    const std::string speech = turn.voice.say(line, {{"products", spoken}});
    return asking(turn, speech, turn.voice.say("question.which_return"))
        .elicit_slot("ProductName")
        .build();
}

Task<Response> nothing_to_return(Turn& turn, std::string lead) {
    const auto place = turn.state.place;
    co_return co_await carry_on_at(turn, place, lead);
}

Task<Response> clarify(Turn& turn, ProductChoice choice, const ProductList& products) {
    const bool several = choice.kind == ProductChoice::Kind::several;
    const std::vector<Product> owned = several ? choice.products : returnable(products);
    if (owned.empty()) {
        co_return co_await nothing_to_return(turn, turn.voice.say("return.nothing"));
    }
    const bool named = choice.kind != ProductChoice::Kind::not_named && !several;
    co_return ask_which(turn, owned, named ? "return.no_such" : "return.which");
}

}    // namespace

Task<Result<Response>> give_back_product(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const ProductList* products = co_await known_products(input);
    if (!products) co_return co_await nothing_to_return(turn, turn.voice.say("return.unreachable"));
    const ProductChoice choice = choose_product(judge(input.slot("ProductName")), *products);
    if (choice.kind != ProductChoice::Kind::chosen) {
        co_return co_await clarify(turn, choice, *products);
    }
    const Product& product = choice.products.front();
    if (can_return(product, *products)) co_return give_back(turn, product);
    const std::string lead = turn.voice.say("return.not_owned", {{"product", product.name}});
    co_return co_await nothing_to_return(turn, lead);
}

}    // namespace handlers
