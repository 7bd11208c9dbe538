#pragma once

#include <string_view>

#include "handlers/access.hpp"
#include "handlers/turn.hpp"

namespace handlers {

// The adventure of the scene that was asked about last; nullptr outside a story.
[[nodiscard]] const Adventure* adventure_under_way(const Turn& turn);

// Tells the scene at `place` and asks its question; keeps the place for later visits.
[[nodiscard]] Response tell_scene(Turn& turn, const Place& place, std::string_view lead);
// The question of the present scene only. Only while a story is under way.
[[nodiscard]] Response ask_scene(Turn& turn, std::string_view lead);
[[nodiscard]] Response begin_story(Turn& turn, const Adventure& adventure, std::string_view lead);

// Yes or no to the present scene. A premium adventure that is no longer open ends politely.
Task<Result<Response>> answer_scene(Turn& turn, bool yes);

// Proposes the next adventure that is open.
Task<Response> propose_next(Turn& turn, std::string_view lead);

// Where they were if that is still open, else the next adventure. `lead` is said before.
Task<Response> carry_on_at(Turn& turn, std::optional<Place> place, std::string_view lead);

}    // namespace handlers
