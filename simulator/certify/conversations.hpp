#pragma once

#include <functional>
#include <vector>

#include "simulator/certify/ground.hpp"
#include "simulator/certify/report.hpp"
#include "simulator/certify/scene.hpp"
#include "simulator/runner.hpp"

namespace ask::simulator::certify {

using OpenWorld = std::function<World()>;    // a fresh one
using TellProgress = std::function<void(std::string_view)>;

// Holds the conversations of Amazon's tests for in-skill purchasing and of those on every answer,
// each in a world of its own, and judges them. Where not even the first is answered, no other is
// held. One thread.
[[nodiscard]] std::vector<TestResult> run_conversations(const Ground& ground,
                                                        const OpenWorld& open_world,
                                                        const TellProgress& tell);

}    // namespace ask::simulator::certify
