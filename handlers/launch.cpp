#include "handlers/launch.hpp"

#include "handlers/story.hpp"

namespace handlers {

using ask::isp::ProductList;

namespace {

std::vector<std::string> owned_names(const ProductList& products) {
    std::vector<std::string> spoken;
    for (const auto& product : products.entitled()) {
        if (is_owned(product)) spoken.push_back(product.name);
    }
    return spoken;
}

std::string greeting(const Turn& turn, const ProductList* products) {
    if (!products || !turn.player.known()) return turn.voice.say("welcome.plain");
    const std::vector<std::string> owned = owned_names(*products);
    if (!owned.empty()) {
        return turn.voice.say("welcome.owner", {{"products", turn.voice.list(owned)}});
    }
    if (turn.player.visits() > 1) return turn.voice.say("welcome.back");
    const bool sells = !on_sale(*products).empty();
    return joined(turn.voice.say("welcome.first"), sells ? turn.voice.say("welcome.shop") : "");
}

bool is_goodbye(const HandlerInput& input) {
    const auto* asked = input.request_if<ask::model::IntentRequest>();
    if (!asked) return false;
    const std::string& name = asked->intent.name;
    return name == "AMAZON.StopIntent" || name == "AMAZON.CancelIntent" ||
           name == "AMAZON.NavigateHomeIntent";
}

bool is_spoken(const HandlerInput& input) {
    return input.request_if<ask::model::LaunchRequest>() ||
           input.request_if<ask::model::IntentRequest>();
}

bool begins_visit(const HandlerInput& input) {
    const auto& session = input.envelope().session;
    return session && session->is_new;
}

}    // namespace

Task<Result<Response>> launch(HandlerInput& input) {
    Turn turn = co_await begin_turn(input);
    const ProductList* products = co_await known_products(input);
    turn.state = {};
    const std::string hello = greeting(turn, products);
    const std::optional<Place> kept = turn.player.bookmark();
    const Adventure* begun = adventure_at(turn.book, kept);
    if (!begun || !is_open(*begun, products)) co_return co_await propose_next(turn, hello);
    turn.state = {Awaiting::go_on, {}, kept, 0};
    const std::string question =
        turn.voice.say("question.go_on", {{"adventure", turn.voice.title(*begun)}});
    co_return ask_for(turn, hello, question);
}

Task<Result<void>> know_customer(HandlerInput& input) {
    if (!is_spoken(input) || is_goodbye(input)) co_return Result<void>{};
    auto loading = input.attributes().persistent();
    const Result<ask::Json*> document = co_await std::move(loading);
    if (!document) co_return ask::propagate(document, "who plays");
    if (begins_visit(input)) Player(*document).begin_visit();
    co_return Result<void>{};
}

}    // namespace handlers
