#include "handlers/access.hpp"

#include <algorithm>

namespace handlers {

using ask::isp::ProductList;
using ask::model::Product;
using ask::skill::HandlerInput;

namespace {

// How much of it was found so far; what was never finished comes before everything.
double share_found(const Adventure& adventure, const std::map<std::string, int>& best) {
    const auto found = best.find(adventure.id);
    return found == best.end() ? -1.0 : static_cast<double>(found->second) / adventure.most();
}

// The first of those with the smallest share.
const Adventure* freshest(const std::vector<const Adventure*>& adventures, const Player& player) {
    const auto best = player.best();
    const auto fresher = [&](const Adventure* a, const Adventure* b) {
        return share_found(*a, best) < share_found(*b, best);
    };
    const auto found = std::ranges::min_element(adventures, fresher);
    return found == adventures.end() ? nullptr : *found;
}

// Its own adventures name the product first.
bool belongs_to(const Adventure& adventure, const Product& product) {
    return !adventure.free() && adventure.unlocked_by.front() == product.reference_name;
}

bool is_unlocked_by(const Adventure& adventure, const Product& product) {
    return std::ranges::find(adventure.unlocked_by, product.reference_name) !=
           adventure.unlocked_by.end();
}

}    // namespace

ask::Task<const ProductList*> known_products(HandlerInput& input) {
    const ask::Result<const ProductList*> products = co_await input.products().list();
    if (!products) input.log("products_unknown", {{"reason", products.error().code.name}});
    co_return products ? *products : nullptr;
}

bool is_open(const Adventure& adventure, const ProductList* products) {
    if (adventure.free()) return true;
    if (!products) return false;
    return std::ranges::any_of(adventure.unlocked_by,
                               [&](const auto& name) { return products->owns(name); });
}

ask::Task<Access> access_to(HandlerInput& input, const Adventure& adventure) {
    if (adventure.free()) co_return Access::open;
    const ProductList* products = co_await known_products(input);
    if (!products) co_return Access::unknown;
    co_return is_open(adventure, products) ? Access::open : Access::locked;
}

const Adventure& next_adventure(const AdventureBook& book, const ProductList* products,
                                const Player& player, std::string_view but) {
    std::vector<const Adventure*> open;
    const Adventure* passed_over = nullptr;
    for (const Adventure& adventure : book.all()) {
        if (!is_open(adventure, products)) continue;
        if (adventure.id == but) passed_over = &adventure;
        if (adventure.id != but) open.push_back(&adventure);
    }
    if (open.empty() && passed_over) open.push_back(passed_over);
    return *freshest(open, player);    // never empty: the book has a free adventure
}

const Adventure* adventure_of(const Product& product, const AdventureBook& book,
                              const Player& player) {
    std::vector<const Adventure*> own;
    std::vector<const Adventure*> all;
    for (const Adventure& adventure : book.all()) {
        if (belongs_to(adventure, product)) own.push_back(&adventure);
        if (is_unlocked_by(adventure, product)) all.push_back(&adventure);
    }
    return freshest(own.empty() ? all : own, player);
}

ask::Task<std::optional<Product>> suggestion_among(ask::skill::HandlerInput& input,
                                                   std::vector<ask::ReferenceName> names) {
    auto choosing = input.suggestions().choose(std::move(names));
    ask::Result<std::optional<Product>> chosen = co_await std::move(choosing);
    if (chosen) co_return std::move(*chosen);
    input.log("nothing_suggested", {{"reason", chosen.error().code.name}});
    co_return std::nullopt;
}

}    // namespace handlers
