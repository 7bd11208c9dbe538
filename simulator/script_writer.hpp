#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "model/json.hpp"
#include "simulator/expectation.hpp"
#include "simulator/script.hpp"

namespace ask::simulator {

// A turn and what came of it.
struct HappenedTurn {
    Json turn;                          // as it was asked for, in the script's language
    std::optional<Observation> came;    // none: nothing was sent, or no answer came
    std::string request_id;             // written down too, so that the skill words it the same
};

// A conversation that took place.
struct HappenedScript {
    std::string title;
    Locale locale;
    ScriptCustomer customer;    // as they were at the start
    std::vector<HappenedTurn> turns;
    bool with_attributes = false;    // the session attributes are expected as well
};

// The conversation as the text of a script file (docs/acceptance-scripts.md) that expects what
// came: speech and reprompt as a whole, directive, session, and where there are any intent, result
// and a status other than 200. Members always in the same order. load_script of it gives these very
// turns. An "expect" of the turn itself is left out; a request id of its own stays.
[[nodiscard]] std::string write_script(const HappenedScript& happened);

}    // namespace ask::simulator
