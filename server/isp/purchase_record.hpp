#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"
#include "isp/inventory_rules.hpp"
#include "isp/suggestion_rules.hpp"
#include "model/json.hpp"

namespace ask::isp {

// A session that goes on when the customer is back from Alexa's purchase flow.
struct SuspendedSession {
    std::string nonce;    // names the purchase; in the directive's token too
    Json attributes;
    TimePoint until;    // kept in whole milliseconds
    friend bool operator==(const SuspendedSession&, const SuspendedSession&) = default;
};

// store::Customer::purchases as a value.
struct PurchaseRecord {
    std::map<ReferenceName, Stock> stock;
    SuggestionMemory suggestions;
    std::optional<SuspendedSession> suspended;
    // The text as it was read. What a later skilld put into it, and this one does not know, is
    // written back as it was.
    Json original = Json::object();
};

// A member that is not what it should be, or out of all bounds, reads as if it were not there.
// Errors: errors::invalid for what is no JSON object.
[[nodiscard]] Result<PurchaseRecord> read_purchase_record(std::string_view text);

// Compact, members in the order of their names; "{}" for nothing. Of equal records equal texts.
[[nodiscard]] std::string write_purchase_record(const PurchaseRecord& record);

}    // namespace ask::isp
