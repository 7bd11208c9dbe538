#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "simulator/expectation.hpp"

namespace ask::simulator {

enum class TurnState { as_expected, failed, not_reached };

// How one turn of a script came out.
struct TurnResult {
    std::string pointer;    // its place in the file: "/turns/3"
    std::string what;       // "Customer: buy cave quest"
    TurnState state = TurnState::not_reached;
    std::vector<std::string> differences;
    std::optional<Observation> came;    // none: no answer came, or nothing was sent
    std::string request_id;             // of the request that was sent
    std::size_t refusals = 0;           // by which Alexa would not take the answer
    std::size_t objections = 0;         // that a reviewer would raise
};

// How a script came out; one turn result for each of its turns, in their order.
struct ScriptResult {
    std::filesystem::path file;
    std::string title;
    std::vector<TurnResult> turns;
    bool ended_early = false;          // a turn could not be carried out
    bool endpoint_failed = false;      // that was because no usable answer came
    bool endpoint_answered = false;    // at least one did
    std::chrono::microseconds took{0};

    [[nodiscard]] bool as_expected() const;
};

}    // namespace ask::simulator
