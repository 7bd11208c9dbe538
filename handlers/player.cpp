#include "handlers/player.hpp"

#include <algorithm>
#include <cstdint>

namespace handlers {

using ask::Json;

namespace {

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

ask::Task<Player> load_player(ask::skill::HandlerInput& input) {
    const ask::Result<Json*> document = co_await input.attributes().persistent();
    if (!document) input.log("player_unknown", {{"reason", document.error().code.name}});
    co_return Player(document ? *document : nullptr);
}

}    // namespace handlers
