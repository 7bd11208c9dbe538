#pragma once

#include <atomic>
#include <memory>

#include "simulator/alexa.hpp"
#include "simulator/play_result.hpp"
#include "simulator/script.hpp"
#include "simulator/transcript.hpp"

namespace ask::simulator {

// An Amazon and what plays Alexa in it.
struct World {
    std::shared_ptr<SharedAmazon> amazon;
    AlexaParts parts;
    const std::atomic<bool>* ended = nullptr;    // true: nothing more is to be played
};

// Plays a script in a world that is its own, with a customer whom the skill has never met, and
// writes it down. After a turn that could not be carried out the rest is not played.
[[nodiscard]] ScriptResult play(const Script& script, const World& world, Transcript& transcript);

// The result of a script of which nothing was played.
[[nodiscard]] ScriptResult not_played(const Script& script);

}    // namespace ask::simulator
