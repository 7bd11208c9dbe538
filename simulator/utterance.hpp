#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/interaction_model.hpp"
#include "core/ids.hpp"

namespace ask::simulator {

// What was understood: an intent of the model and the words said for its slots.
struct Understood {
    std::string intent;
    std::map<std::string, std::string> slots;    // slot name → words as said
};

// What came of words, and why, for people.
struct Heard {
    std::optional<Understood> understood;    // none: nothing fits and the model has no fallback
    // `sample "buy {ProductName}"`, `standard phrase of AMAZON.StopIntent`, `fills the slot that
    // was asked for`, `nothing fits: fallback`, …
    std::string how;
    std::vector<std::string> also;    // other intents that would have fitted as well
};

// An intent that the skill asks the customer to complete (Dialog.ElicitSlot).
struct Elicitation {
    Understood so_far;
    std::string slot;
};

// Understands words by an interaction model, as Alexa would where it is beyond doubt: case,
// punctuation and apostrophes do not matter; a slot takes one word or more. Of several samples that
// fit, the one with the most literal words wins, then the one with the most slots that hold values
// of their types. Two intents that fit equally well are AMAZON.FallbackIntent, unless the words are
// a sample literally: then the first in the model wins. A sample of nothing but slots fits only
// values of their types. Standard phrases of built-in intents ("stop", "Hilfe") count for those
// that the model declares. What nothing fits is AMAZON.FallbackIntent, where it is declared, as is
// what has over 8,000 characters or 200 words.
//
// The model is taken apart once, by the constructor, and not needed afterwards; copies share the
// work. For any thread. The time for an answer is bounded by words times samples, never more.
class Listener {
 public:
    Listener(const catalog::InteractionModel& model, const Locale& locale);

    [[nodiscard]] Heard hear(std::string_view said) const;
    // The same amid a question for a slot: what names a value of the slot's type fills it, so does
    // what fits a sample of the slot's own; what means another intent is that intent, and what
    // means nothing else fills the slot as it was said.
    [[nodiscard]] Heard hear_reply(const Elicitation& asked, std::string_view said) const;

 private:
    struct Parts;
    std::shared_ptr<const Parts> parts_;
};

// Once and without reasons: for a few words to a model that is not used again.
[[nodiscard]] std::optional<Understood> understand(const catalog::InteractionModel& model,
                                                   const Locale& locale, std::string_view said);

}    // namespace ask::simulator
