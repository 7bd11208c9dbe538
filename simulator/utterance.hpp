#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/interaction_model.hpp"
#include "core/ids.hpp"

namespace ask::simulator {

// What was understood: an intent of the model and the words said for its slots.
struct Understood {
    std::string intent;
    std::map<std::string, std::string> slots;    // slot name → words as said
};

// Finds the intent that an utterance means, as Alexa would where it is beyond doubt: case,
// punctuation and apostrophes do not matter; a slot takes one word or more. Of several samples that
// fit, the one with the most literal words wins, then the one whose slots hold values of their
// types, then the first in the model. A sample of nothing but slots fits only values of their
// types. Standard phrases of built-in intents ("stop", "Hilfe") count for those that the model
// declares. What nothing fits is AMAZON.FallbackIntent, where the model declares it.
[[nodiscard]] std::optional<Understood> understand(const catalog::InteractionModel& model,
                                                   const Locale& locale, std::string_view said);

// An intent that the skill asks the customer to complete (Dialog.ElicitSlot).
struct Elicitation {
    Understood so_far;
    std::string slot;
};

// The same amid such a question: what names a value of the slot's type fills the slot, what means
// another intent is that intent, and what means nothing else fills the slot as it was said.
[[nodiscard]] std::optional<Understood> understand_reply(const catalog::InteractionModel& model,
                                                         const Locale& locale,
                                                         const Elicitation& elicitation,
                                                         std::string_view said);

}    // namespace ask::simulator
