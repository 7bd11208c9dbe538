#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "simulator/alexa.hpp"
#include "simulator/expectation.hpp"
#include "simulator/script.hpp"

namespace ask::simulator {

// What a turn led to, before it is compared with anything.
struct TurnOutcome {
    std::optional<Exchange> exchange;           // none: the skill was not asked
    std::optional<PurchaseOutcome> purchase;    // Alexa's part, where a purchase was decided
};

// Does what the turn says. Errors: as Alexa gives them.
[[nodiscard]] Result<TurnOutcome> carry_out(Alexa& alexa, const Turn& turn);

// What came of a turn, in the words of an expectation. Where the skill was not asked, though there
// was a purchase (its result got lost), it is as if the skill had said nothing.
[[nodiscard]] Observation observe(const Alexa& alexa, const TurnOutcome& outcome);

// The id of the request that was sent; empty where none was.
[[nodiscard]] std::string request_id_of(const TurnOutcome& outcome);

// The customer of a script, in this shop for the first time. Errors: errors::invalid for a product
// that it does not have.
[[nodiscard]] Result<Customer> make_customer(const ScriptCustomer& written, const Locale& locale,
                                             const Amazon& amazon);

}    // namespace ask::simulator
