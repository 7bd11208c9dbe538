#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"

namespace ask::simulator {

// What a customer has of one product.
struct Holding {
    int count = 0;                // purchases minus cancellations
    bool is_pending = false;      // bought, and the payment not yet through
    bool is_cancelled = false;    // a subscription that runs to the end of its term
    TimePoint changed_at{};
};

// A request that the skill is answering now, and what it had Alexa say meanwhile (progressive
// responses), as words without tags.
struct OpenRequest {
    std::string id;
    std::vector<std::string> said;
};

// One Amazon account with one device.
struct Customer {
    UserId user;
    DeviceId device;
    std::string name;    // for people; Amazon does not tell it to the skill
    Locale locale;
    bool has_screen = true;
    std::set<std::string> permissions;    // scopes that the customer granted to the skill
    std::map<ReferenceName, Holding> holdings;
    // What the product API goes on to say of the holdings while it is late; none: it is not.
    std::optional<std::map<ReferenceName, Holding>> counted;
    bool voice_purchasing = true;
    // Set by Alexa before she asks the skill and taken when the answer is there.
    std::optional<OpenRequest> open_request;

    [[nodiscard]] Holding holding(const ReferenceName& product) const;
};

// The customer as the product API knows them.
[[nodiscard]] Customer as_counted(const Customer& customer);

// Somebody who was never here before.
[[nodiscard]] Customer new_customer();
// A user id as a skill gets it that was enabled anew.
[[nodiscard]] UserId new_user_id();

}    // namespace ask::simulator
