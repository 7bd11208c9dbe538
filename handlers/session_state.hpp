#pragma once

#include <optional>
#include <string>

#include "handlers/place.hpp"

namespace handlers {

// What the skill asked last, and so what yes and no mean now.
enum class Awaiting {
    nothing,
    scene,      // the answer to the question of the scene at `place`
    play,       // whether to play the adventure `subject`
    go_on,      // whether to go on at `place`
    product,    // whether they are interested in the product `subject`
    which,      // which of several products; `listed` were named so far
};

// The session attributes as a type.
struct SessionState {
    Awaiting awaiting = Awaiting::nothing;
    std::string subject;
    std::optional<Place> place;
    int listed = 0;
    friend bool operator==(const SessionState&, const SessionState&) = default;
};

// Anything that write_state did not write reads as a fresh state.
[[nodiscard]] SessionState read_state(const ask::Json& attributes);
void write_state(ask::Json& attributes, const SessionState& state);

}    // namespace handlers
