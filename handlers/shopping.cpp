#include "handlers/shopping.hpp"

#include <algorithm>

#include "handlers/hints.hpp"
#include "handlers/purchase_flow.hpp"
#include "handlers/story.hpp"

namespace handlers {

using ask::isp::ProductList;
using ask::model::Product;
using Products = std::vector<Product>;

namespace {

constexpr std::size_t few = 3;    // products named in one breath
const ProductChoice not_available{ProductChoice::Kind::not_available, {}};

Response ask_interest(Turn& turn, const Product& product, std::string_view lead) {
    turn.state.awaiting = Awaiting::product;
    turn.state.subject = product.reference_name.text();
    const std::string question = turn.voice.say("question.interested", {{"product", product.name}});
    return ask_for(turn, lead, question);
}

// The next few, beginning anew after the last.
Products page_of(const Products& products, std::size_t from) {
    const std::size_t first = from < products.size() ? from : 0;
    const std::size_t count = std::min(few, products.size() - first);
    const auto begin = products.begin() + static_cast<std::ptrdiff_t>(first);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

Response list_page(Turn& turn, const Products& products) {
    const bool again = turn.state.awaiting == Awaiting::which;
    const std::size_t before = again ? static_cast<std::size_t>(turn.state.listed) : 0;
    const std::size_t from = before < products.size() ? before : 0;
    const Products page = page_of(products, from);
    turn.state.awaiting = Awaiting::which;
    turn.state.listed = static_cast<int>(from + page.size());
    const std::string spoken = turn.voice.list(names(page));
    const bool more = from + page.size() < products.size();
    const std::string speech = joined(turn.voice.say("shop.list", {{"products", spoken}}),
                                      more ? turn.voice.say("shop.more") : "");
    return asking(turn, speech, turn.voice.say("question.which_product"))
        .simple_card(turn.voice.text("card.shop"), spoken)
        .build();
}

// Asks for a product by name; the next answer fills the slot of the same intent.
Response ask_back(Turn& turn, std::string_view lead, const Products& products) {
    if (products.size() == 1) return ask_interest(turn, products.front(), lead);
    turn.state.awaiting = Awaiting::which;
    const std::string spoken = turn.voice.list(names(page_of(products, 0)));
    const std::string speech =
        joined(lead, turn.voice.say("shop.there_is", {{"products", spoken}}));
    return asking(turn, speech, turn.voice.say("question.which_product"))
        .elicit_slot("ProductName")
        .build();
}

std::string_view line_for(ProductChoice::Kind kind) {
    switch (kind) {
        case ProductChoice::Kind::no_such:
            return "shop.no_such";
        case ProductChoice::Kind::not_available:
            return "shop.not_available";
        case ProductChoice::Kind::several:
            return "shop.several";
        case ProductChoice::Kind::not_named:
        case ProductChoice::Kind::chosen:
            break;
    }
    return "shop.which";
}

Task<Response> clarify(Turn& turn, ProductChoice choice, const ProductList& products) {
    const bool several = choice.kind == ProductChoice::Kind::several;
    const Products named = several ? choice.products : on_sale(products);
    if (named.empty()) {
        const auto place = turn.state.place;
        co_return co_await carry_on_at(turn, place, turn.voice.say("shop.nothing"));
    }
    co_return ask_back(turn, turn.voice.say(line_for(choice.kind)), named);
}

Task<Response> get(Turn& turn, Product product, const ProductList& products) {
    if (is_owned(product)) {
        const std::string lead = turn.voice.say("shop.owned", {{"product", product.name}});
        co_return co_await start_product(turn, product, lead);
    }
    if (!product.purchasable) {
        co_return co_await clarify(turn, not_available, products);
    }
    const bool stuck = product.reference_name.text() == hint_pack && adventure_under_way(turn);
    const Purpose purpose = stuck ? Purpose::hint : Purpose::browse;
    co_return sell(turn, product, ResumePoint{turn.state.place, purpose, {}});
}

Task<Response> describe(Turn& turn, Product product) {
    const std::string about =
        turn.voice.say("shop.about", {{"product", product.name}, {"summary", product.summary}});
    const Adventure* adventure = adventure_of(product, turn.book, turn.player);
    if (is_owned(product) && adventure) co_return propose(turn, about, *adventure);
    if (product.purchasable && !is_owned(product)) co_return ask_interest(turn, product, about);
    const auto place = turn.state.place;
    co_return co_await carry_on_at(turn, place, about);
}

}    // namespace

Task<Result<Response>> what_can_i_buy(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const ProductList* products = co_await known_products(input);
    if (!products) co_return co_await shop_unreachable(turn);
    const Products offers = on_sale(*products);
    if (offers.size() > 1) co_return list_page(turn, offers);
    if (offers.empty()) {
        const auto place = turn.state.place;
        co_return co_await carry_on_at(turn, place, turn.voice.say("shop.nothing"));
    }
    const std::string lead = turn.voice.say("shop.only", {{"product", offers.front().name}});
    co_return ask_interest(turn, offers.front(), lead);
}

Task<Result<Response>> product_detail(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const ProductList* products = co_await known_products(input);
    if (!products) co_return co_await shop_unreachable(turn);
    const ProductChoice choice = choose_product(judge(input.slot("ProductName")), *products);
    if (choice.kind == ProductChoice::Kind::chosen) {
        co_return co_await describe(turn, choice.products.front());
    }
    co_return co_await clarify(turn, choice, *products);
}

Task<Result<Response>> buy(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const ProductList* products = co_await known_products(input);
    if (!products) co_return co_await shop_unreachable(turn);
    const ProductChoice choice = choose_product(judge(input.slot("ProductName")), *products);
    if (choice.kind == ProductChoice::Kind::chosen) {
        co_return co_await get(turn, choice.products.front(), *products);
    }
    co_return co_await clarify(turn, choice, *products);
}

Task<Result<Response>> buy_named(Turn& turn, ask::ReferenceName name) {
    const ProductList* products = co_await known_products(turn.input);
    if (!products) co_return co_await shop_unreachable(turn);
    const Product* product = products->find(name);
    if (product) co_return co_await get(turn, *product, *products);
    co_return co_await clarify(turn, not_available, *products);
}

Task<Response> start_product(Turn& turn, const Product& product, std::string lead) {
    const Adventure* adventure = adventure_of(product, turn.book, turn.player);
    if (adventure) co_return begin_story(turn, *adventure, lead);
    const auto place = turn.state.place;
    co_return co_await carry_on_at(turn, place, lead);
}

Task<Response> shop_unreachable(Turn& turn) {
    const auto place = turn.state.place;
    co_return co_await carry_on_at(turn, place, turn.voice.say("shop.unreachable"));
}

}    // namespace handlers
