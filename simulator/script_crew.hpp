#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "simulator/play_result.hpp"
#include "simulator/runner.hpp"
#include "simulator/script.hpp"

namespace ask::simulator {

// How often and by how many threads scripts are played.
struct CrewPlan {
    std::size_t jobs = 1;      // threads; 0: one per core
    std::size_t rounds = 1;    // each script is played so often
};

// One script as it was played once.
struct PlayedScript {
    const Script* script = nullptr;
    std::size_t round = 0;
    ScriptResult result;
    std::string transcript;
};

// A fresh world for one script. Any thread.
using OpenWorld = std::function<World()>;
// Is handed what was played, in the scripts' order, one after the other, on any of the threads.
using TakePlayed = std::function<void(const PlayedScript&)>;

// Plays all scripts, round after round; comes back when the last was handed on. False: it gave up,
// for three scripts in a row had no answer of the endpoint; the last of the three was handed on
// last. How much is kept for the order's sake does not grow with the number of scripts. What a
// callback throws comes out here.
[[nodiscard]] bool play_all(const std::vector<Script>& scripts, const CrewPlan& plan,
                            const OpenWorld& open_world, const TakePlayed& take);

}    // namespace ask::simulator
