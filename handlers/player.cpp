#include "handlers/player.hpp"

#include <algorithm>
#include <cstdint>

namespace handlers {

using ask::Json;

namespace {

constexpr int visits_before_again = 3;    // how long a suggestion that was made rests

int read_number(const Json& object, std::string_view key, int otherwise) {
    if (!object.is_object()) return otherwise;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer()) return otherwise;
    const auto value = found->get<std::int64_t>();
    return value >= 0 && value < 1'000'000 ? static_cast<int>(value) : otherwise;
}

}    // namespace

Player::Player(Json* document) : document_(document) {
    if (document_ && !document_->is_object()) *document_ = Json::object();
}

Json& Player::root() {
    return document_ ? *document_ : scratch_;
}

const Json& Player::member(std::string_view key) const {
    static const Json nothing;
    const Json& attributes = document_ ? *document_ : scratch_;
    const auto found = attributes.find(key);
    return found == attributes.end() ? nothing : *found;
}

int Player::number(std::string_view key, int otherwise) const {
    return read_number(document_ ? *document_ : scratch_, key, otherwise);
}

int Player::visits() const {
    return number("visits", 0);
}

void Player::begin_visit() {
    root()["visits"] = visits() + 1;
    if (member("hints").is_object()) set_stock(settle(stock()));
}

std::optional<Place> Player::bookmark() const {
    return read_place(member("bookmark"));
}

void Player::set_bookmark(const Place& place) {
    root()["bookmark"] = to_json(place);
}

void Player::clear_bookmark() {
    root().erase("bookmark");
}

std::map<std::string, int> Player::best() const {
    std::map<std::string, int> found;
    const Json& best = member("best");
    if (!best.is_object()) return found;
    for (const auto& entry : best.items()) found[entry.key()] = read_number(best, entry.key(), 0);
    return found;
}

int Player::treasures() const {
    int all = 0;
    for (const auto& [adventure, found] : best()) all += found;
    return all;
}

void Player::finished(const std::string& adventure, int found) {
    const auto known = best();
    const auto before = known.find(adventure);
    const int most = before == known.end() ? found : std::max(found, before->second);
    if (!member("best").is_object()) root()["best"] = Json::object();
    root()["best"][adventure] = most;
    clear_bookmark();
}

HintStock Player::stock() const {
    const Json& hints = member("hints");
    HintStock stock;
    stock.granted = read_number(hints, "granted", 0);
    stock.used = read_number(hints, "used", 0);
    stock.before = read_number(hints, "before", -1);
    stock.ahead = hints.is_object() && hints.value("ahead", Json()) == true;
    return stock;
}

void Player::set_stock(const HintStock& stock) {
    Json hints{{"granted", stock.granted}, {"used", stock.used}};
    if (stock.ahead) hints["ahead"] = true;
    if (stock.before >= 0) hints["before"] = stock.before;
    root()["hints"] = std::move(hints);
}

bool Player::may_suggest(const ask::ReferenceName& product) const {
    if (!known() || number("last_suggestion", -1) == visits()) return false;
    const int before = read_number(member("suggested"), product.text(), -1);
    return before < 0 || visits() - before >= visits_before_again;
}

void Player::suggested(const ask::ReferenceName& product) {
    if (!member("suggested").is_object()) root()["suggested"] = Json::object();
    root()["suggested"][product.text()] = visits();
    suggest_nothing_more();
}

void Player::suggest_nothing_more() {
    root()["last_suggestion"] = visits();
}

ask::Task<Player> load_player(ask::skill::HandlerInput& input) {
    const ask::Result<Json*> document = co_await input.attributes().persistent();
    if (!document) input.log("player_unknown", {{"reason", document.error().code.name}});
    co_return Player(document ? *document : nullptr);
}

}    // namespace handlers
