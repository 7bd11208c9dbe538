#include "simulator/play_result.hpp"

#include <algorithm>

namespace ask::simulator {

bool ScriptResult::as_expected() const {
    return std::all_of(turns.begin(), turns.end(),
                       [](const TurnResult& turn) { return turn.state == TurnState::as_expected; });
}

}    // namespace ask::simulator
