#pragma once

#include <optional>

#include "model/json.hpp"
#include "simulator/utterance.hpp"

namespace ask::simulator::detail {

// The slot that an answer to an intent elicits, for that intent or for the directive's
// updatedIntent with the slot values in it. Nothing without a Dialog.ElicitSlot.
[[nodiscard]] std::optional<Elicitation> find_elicitation(const Json& answer,
                                                          const Understood& answered);

}    // namespace ask::simulator::detail
