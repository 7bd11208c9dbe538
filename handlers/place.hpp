#pragma once

#include <optional>
#include <string>

#include "handlers/adventure_book.hpp"
#include "model/json.hpp"

namespace handlers {

// Where the player stands: before the question of a scene.
struct Place {
    std::string adventure;
    int scene = 0;
    int found = 0;          // treasures so far, one for each right answer
    bool hinted = false;    // this scene's hint was paid for already
    friend bool operator==(const Place&, const Place&) = default;
};

// As attributes. Reading gives nothing for anything that was not written so.
[[nodiscard]] ask::Json to_json(const Place& place);
[[nodiscard]] std::optional<Place> read_place(const ask::Json& json);

// The adventure, if the place exists in the book as it is today; else nullptr.
[[nodiscard]] const Adventure* adventure_at(const AdventureBook& book,
                                            const std::optional<Place>& place);

}    // namespace handlers
