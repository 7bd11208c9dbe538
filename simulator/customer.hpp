#pragma once

#include <map>
#include <optional>
#include <string>

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

// One Amazon account with one device.
struct Customer {
    UserId user;
    DeviceId device;
    std::map<ReferenceName, Holding> holdings;
    // What the product API goes on to say of the holdings while it is late; none: it is not.
    std::optional<std::map<ReferenceName, Holding>> counted;
    bool voice_purchasing = true;

    [[nodiscard]] Holding holding(const ReferenceName& product) const;
};

// The customer as the product API knows them.
[[nodiscard]] Customer as_counted(const Customer& customer);

// Somebody who was never here before.
[[nodiscard]] Customer new_customer();
// A user id as a skill gets it that was enabled anew.
[[nodiscard]] UserId new_user_id();

}    // namespace ask::simulator
