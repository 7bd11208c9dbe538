#pragma once

#include <map>
#include <string>

#include "catalog/interaction_model.hpp"
#include "core/clock.hpp"
#include "core/ids.hpp"
#include "model/json.hpp"

namespace ask::simulator::detail {

struct SlotContext {
    const catalog::InteractionModel& model;
    const ApplicationId& application_id;
    const Locale& locale;
    TimePoint now;    // what "tomorrow" counts from
};

// A slot of an IntentRequest; without words for it, it has a name and no value. A type with values
// in the model adds its resolution: ER_SUCCESS_MATCH with every value meant, or ER_SUCCESS_NO_MATCH
// without values. A slot that takes several values has them in a slotValue of type List.
[[nodiscard]] Json slot_json(const SlotContext& context, const catalog::IntentSlot& slot,
                             const std::map<std::string, std::string>& said);

}    // namespace ask::simulator::detail
