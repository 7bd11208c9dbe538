#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/result.hpp"

namespace ask::isp {

// What a customer has left of one consumable, as a function of Amazon's purchase count and of our
// own records. Amazon counts units of the product; a unit holds items, which are used up. Pure: no
// clock, no I/O, and no number that a count or a record can make overflow.

inline constexpr ErrorCode not_enough{"not_enough"};    // fewer items are left than were asked for

inline constexpr std::int64_t most_items_per_unit = 1'000'000;
inline constexpr std::size_t most_lots = 256;          // beyond it a unit joins the newest lot
inline constexpr std::size_t most_provisional = 32;    // beyond it a purchase waits for the count
inline constexpr std::size_t most_removals = 8;        // the newest are remembered
inline constexpr std::size_t most_uses = 8;            // the newest are remembered

// What becomes of items that were used before their unit was refunded.
enum class RefundPolicy {
    forgive,      // they are forgotten: the next purchase counts in full
    keep_debt,    // they are taken from the next purchase
};

struct StockRules {
    RefundPolicy refunds = RefundPolicy::forgive;
    // How long an accepted purchase is believed that Amazon's count does not show.
    std::chrono::milliseconds provisional_for = std::chrono::hours(24);
    // How long a count that fell may turn out to have been an old one: if it rises again within,
    // the units are those of before, with what was used of them. 0: a refund is believed at once,
    // and who buys again has bought anew.
    std::chrono::milliseconds stale_for{0};
};

// Units that were granted while a unit held so many items.
struct Lot {
    std::int64_t units = 0;
    std::int64_t items_per_unit = 0;
    friend bool operator==(const Lot&, const Lot&) = default;
};

// One unit that was accepted and that Amazon's count does not show yet.
struct ProvisionalCredit {
    RequestId request;    // that brought ACCEPTED
    TimePoint at;
    std::int64_t items_per_unit = 0;
    friend bool operator==(const ProvisionalCredit&, const ProvisionalCredit&) = default;
};

// Units that were taken away, until it is sure that they stay away.
struct Removal {
    TimePoint at;
    std::vector<Lot> lots;        // oldest first
    std::int64_t forgiven = 0;    // of their items: used before
    friend bool operator==(const Removal&, const Removal&) = default;
};

// A use, so that a second one of the same request has no effect.
struct Use {
    RequestId request;
    std::int64_t items = 0;
    std::int64_t left = 0;
    friend bool operator==(const Use&, const Use&) = default;
};

struct Stock {
    std::vector<Lot> lots;                         // what Amazon counts; oldest first
    std::int64_t used = 0;                         // items; more than there were: a debt
    std::vector<ProvisionalCredit> provisional;    // oldest first
    std::vector<Removal> removals;                 // oldest first
    // Units, provisional ones among them, that the customer had when a purchase directive last
    // left. Sinks with what is taken away since, so that one unit more always means that this
    // purchase is credited; below zero when what was bought since is refunded too. It never rises:
    // what seems to come back may be the purchase itself.
    std::optional<std::int64_t> departed;
    RequestId accepted;    // the last that credited a purchase
    std::vector<Use> uses;
    ProductId product;    // Amazon's id when that directive left
    friend bool operator==(const Stock&, const Stock&) = default;
};

// The words of the story that InventoryChange tells.
namespace reasons {
inline constexpr std::string_view purchase{"purchase"};          // Amazon counts more
inline constexpr std::string_view provisional{"provisional"};    // ACCEPTED, not counted yet
inline constexpr std::string_view confirmed{"confirmed"};        // counted now; items are there
inline constexpr std::string_view revoked{"revoked"};            // accepted, and never counted
inline constexpr std::string_view refund{"refund"};              // Amazon counts less
inline constexpr std::string_view returned{"returned"};    // a count had been old, or came back
inline constexpr std::string_view use{"use"};
inline constexpr std::string_view corrected{"corrected"};    // by what was learnt in this request
}    // namespace reasons

// One line of the story. The units of all lines add up to Amazon's count, the items of all lines to
// the stock: what a customer does not see (a debt, uses that are forgiven) is not in them.
struct StockChange {
    std::string_view reason;    // one of `reasons`
    std::int64_t units = 0;
    std::int64_t items = 0;
    std::int64_t stock = 0;    // afterwards
    friend bool operator==(const StockChange&, const StockChange&) = default;
};

struct Reckoned {
    Stock stock;
    std::vector<StockChange> changes;
};

// What is known at the moment.
struct Facts {
    std::optional<std::int64_t> count;    // activeEntitlementCount; none: could not be asked
    std::int64_t items_per_unit = 1;      // of a unit bought now
    TimePoint now;
};

[[nodiscard]] std::int64_t items_left(const Stock& stock);    // never below 0
[[nodiscard]] std::int64_t granted_units(const Stock& stock);
// With those that Amazon does not count yet.
[[nodiscard]] std::int64_t effective_units(const Stock& stock);

// Sets what is granted to Amazon's count. More: provisional units first, then units taken away a
// moment ago, the rest is a purchase. Less: a refund, or a tester's reset; the newest go first.
// Provisional units that never appeared are revoked. Without a count nothing changes.
[[nodiscard]] Reckoned reconcile(Stock stock, const Facts& facts, const StockRules& rules);

// A Buy or Upsell directive for this product leaves.
[[nodiscard]] Stock depart(Stock stock, const ProductId& product);

// ACCEPTED came back: afterwards one unit more is there than when the directive left, however often
// it comes, under this request's id or another's. `stock` as it was before this request reconciled.
// Growth counts as in reconcile, but for the unit bought, which is new whatever was refunded
// before. Nothing is taken away in a request that brings a purchase: its count may be an old one.
[[nodiscard]] Reckoned accept(Stock stock, const RequestId& request, const Facts& facts,
                              const StockRules& rules);

struct Used {
    Reckoned reckoned;
    std::int64_t left = 0;
};

// All the items or none. A second use under the same request's id changes nothing and gives what
// the first one gave, whatever it asks for. Errors: errors::invalid below one item, not_enough.
[[nodiscard]] Result<Used> use(Stock stock, std::int64_t items, const RequestId& request);

}    // namespace ask::isp
