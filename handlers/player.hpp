#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "handlers/place.hpp"
#include "skill/handler_input.hpp"

namespace handlers {

// The customer's persistent attributes as a type. Reads anything, so that a document of an older
// version is no obstacle. If the store cannot be reached it is an empty player whose changes are
// lost.
class Player {
 public:
    // `document` outlives this; nullptr: unknown.
    explicit Player(ask::Json* document);

    [[nodiscard]] bool known() const { return document_ != nullptr; }
    [[nodiscard]] int visits() const;
    void begin_visit();

    [[nodiscard]] std::optional<Place> bookmark() const;
    void set_bookmark(const Place& place);
    void clear_bookmark();

    // The most treasures found in each adventure that was played to its end.
    [[nodiscard]] std::map<std::string, int> best() const;
    [[nodiscard]] int treasures() const;
    void finished(const std::string& adventure, int found);

 private:
    [[nodiscard]] ask::Json& root();
    [[nodiscard]] const ask::Json& member(std::string_view key) const;
    [[nodiscard]] int number(std::string_view key, int otherwise) const;

    ask::Json* document_;
    ask::Json scratch_ = ask::Json::object();
};

// A store that cannot be reached is logged, and gives an unknown player.
ask::Task<Player> load_player(ask::skill::HandlerInput& input);

}    // namespace handlers
