#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/result.hpp"
#include "simulator/purchase_flow.hpp"

namespace ask::simulator {

// What happens on Amazon's side without the skill being asked.
enum class HoldingEvent {
    purchased,            // bought outside the skill
    pending_completed,    // a slow payment went through
    pending_failed,
    refunded,      // a refund or a charge-back: one unit less
    term_ended,    // of a subscription: it is gone
    reset,         // a tester resets the entitlement (see "Testing purchases")
    taken_off_sale,
    put_on_sale,
};

struct HoldingChange {
    HoldingEvent event = HoldingEvent::purchased;
    ReferenceName product;
};

struct ProductApiChange {
    Trouble trouble;
};
struct CertificateHostChange {
    HostState state = HostState::up;
};
struct NextCertificateFile {};    // requests name a file that the skill has not downloaded yet
struct CertificatesChange {
    Certificates certificates = Certificates::good;
};
struct ClockChange {
    std::chrono::seconds ahead{0};    // negative: Alexa's clock is behind
};
struct DeliveryChange {
    Delivery delivery = Delivery::once;    // of the next purchases' results
};
struct VoicePurchasingChange {
    bool is_on = true;
};
struct CountsChange {
    bool are_late = false;    // the product API does not know of what happens from now on
};
struct ChildDirectedChange {
    bool is_child_directed = false;
};
struct PageSizeChange {
    int most_products = 100;
};

using AmazonChange =
    std::variant<HoldingChange, ProductApiChange, CertificateHostChange, NextCertificateFile,
                 CertificatesChange, ClockChange, DeliveryChange, VoicePurchasingChange,
                 CountsChange, ChildDirectedChange, PageSizeChange>;

// Makes the change. Errors: errors::invalid for a product that is not in the shop, or for an event
// that its holding does not allow, as completing a purchase that is not pending.
[[nodiscard]] Result<void> apply(const Counter& counter, const AmazonChange& change);

// All of them or none: what cannot be done is found out on a copy. `user`: whose holdings and
// settings are meant; the changes of a world without a user must not be about any. Errors: as
// apply.
[[nodiscard]] Result<void> apply_together(Amazon& amazon, const std::optional<UserId>& user,
                                          const std::vector<AmazonChange>& changes, TimePoint now);

}    // namespace ask::simulator
