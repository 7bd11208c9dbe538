#pragma once

#include <vector>

#include "simulator/alexa.hpp"
#include "simulator/script.hpp"
#include "simulator/transcript.hpp"

namespace ask::simulator {

// Plays a script with a customer of its own, on an Amazon without trouble; writes it down. True
// when every turn came as expected; after a turn that could not be carried out the rest is not
// played.
[[nodiscard]] bool play(const Script& script, const AlexaParts& parts, Transcript& transcript);

// Plays all, writes the summary. True when all came as expected.
[[nodiscard]] bool play_all(const std::vector<Script>& scripts, const AlexaParts& parts,
                            Transcript& transcript);

}    // namespace ask::simulator
