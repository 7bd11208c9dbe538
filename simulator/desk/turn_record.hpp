#pragma once

#include <string>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "model/json.hpp"
#include "simulator/amazon.hpp"
#include "simulator/transcript.hpp"
#include "simulator/turn_player.hpp"

namespace ask::simulator {

// What is told of any turn.
struct TurnHead {
    Json written;    // in the script's language
    TurnLine line;
    TimePoint at{};
};

// What the products are called, for whom.
struct ProductTitles {
    SharedAmazon& amazon;
    const Locale& locale;

    // The reference name where the product has no text in this locale.
    [[nodiscard]] std::string title_of(const ReferenceName& product) const;
};

// A turn as docs/control-api.md describes it, without its number, which the conversation gives. A
// raw answer of more than 256 KB is left out, and how long it was stands in its place.
[[nodiscard]] Json record_of(const TurnHead& head, const Alexa& alexa, const TurnOutcome& outcome,
                             const ProductTitles& titles);
// Of a turn that got no answer, and why.
[[nodiscard]] Json record_of_failure(const TurnHead& head, const std::string& why);

// A purchase that the skill asks for; null for none.
[[nodiscard]] Json purchase_json(const Alexa& alexa, const std::optional<PurchaseOrder>& order,
                                 const ProductTitles& titles);

}    // namespace ask::simulator
