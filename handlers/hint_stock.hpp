#pragma once

namespace handlers {

inline constexpr int hints_per_pack = 5;

// The hints of one customer. Amazon counts packs (bought minus refunded), the skill counts uses;
// what is left is always computed from the two, so that nothing can be credited twice.
struct HintStock {
    int granted = 0;       // packs, as Amazon counts them
    int used = 0;          // hints
    bool ahead = false;    // `granted` is one purchase ahead of Amazon's count
    int before = -1;       // `granted` when the purchase under way began; -1: none
    friend bool operator==(const HintStock&, const HintStock&) = default;
};

[[nodiscard]] int left(const HintStock& stock);

// Agrees with Amazon's count, up (a slow payment) and down (a refund, a tester's reset; hints that
// were used and then refunded are forgiven). A purchase that Amazon does not count yet is kept.
[[nodiscard]] HintStock reconcile(HintStock stock, int count);

// Remembers where a purchase starts from.
[[nodiscard]] HintStock begin_purchase(HintStock stock);

// After ACCEPTED, any number of times for one purchase: Amazon's count, or one pack more than when
// the purchase began if the count has not caught up.
[[nodiscard]] HintStock credit_purchase(HintStock stock, int count);

// A new visit: from here on Amazon's count is right again.
[[nodiscard]] HintStock settle(HintStock stock);

// One hint less. Only while some are left.
[[nodiscard]] HintStock spend(HintStock stock);

}    // namespace handlers
