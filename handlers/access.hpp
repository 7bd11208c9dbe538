#pragma once

#include <string_view>

#include "handlers/player.hpp"
#include "handlers/slot_choice.hpp"

namespace handlers {

// What Amazon says of the products now; nullptr when it cannot be asked, which is logged. Then the
// free part goes on, and nothing is said about owning or buying.
ask::Task<const ask::isp::ProductList*> known_products(ask::skill::HandlerInput& input);

// Free, or unlocked by a product that is owned. Without products only what is free is open.
[[nodiscard]] bool is_open(const Adventure& adventure, const ask::isp::ProductList* products);

enum class Access { open, locked, unknown };

// Asks Amazon for premium adventures only.
ask::Task<Access> access_to(ask::skill::HandlerInput& input, const Adventure& adventure);

// The next one to play among those that are open: the first that was never finished, else the one
// of which the most is still to be found. `but` is passed over if there is another.
[[nodiscard]] const Adventure& next_adventure(const AdventureBook& book,
                                              const ask::isp::ProductList* products,
                                              const Player& player, std::string_view but = {});

// What to play with a product that is owned: its own first, then what it also unlocks; nullptr if
// it unlocks no adventure.
[[nodiscard]] const Adventure* adventure_of(const ask::model::Product& product,
                                            const AdventureBook& book, const Player& player);

// The one of these products to suggest now, if any: on sale, not owned, and no suggestion made in
// this session or of this product lately.
ask::Task<std::optional<ask::model::Product>> suggestion_among(
    ask::skill::HandlerInput& input, std::vector<ask::ReferenceName> names);

}    // namespace handlers
