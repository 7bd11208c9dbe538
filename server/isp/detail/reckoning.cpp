#include "isp/detail/reckoning.hpp"

#include <algorithm>
#include <utility>

namespace ask::isp::detail {

namespace {

// A clock that was set back makes no age below zero, and none that lasts for ever.
void not_later_than(TimePoint& at, TimePoint now) {
    at = std::min(at, now);
}

std::int64_t units_of(const std::vector<Lot>& lots) {
    std::int64_t sum = 0;
    for (const Lot& lot : lots) sum += lot.units;
    return sum;
}

// The oldest `units`, off `lots`.
std::vector<Lot> take_oldest(std::vector<Lot>& lots, std::int64_t units) {
    std::vector<Lot> taken;
    while (units > 0 && !lots.empty()) {
        Lot& lot = lots.front();
        const std::int64_t some = std::min(units, lot.units);
        taken.push_back({some, lot.items_per_unit});
        units -= some;
        lot.units -= some;
        if (lot.units == 0) lots.erase(lots.begin());
    }
    return taken;
}

std::int64_t items_of(const std::vector<Lot>& lots) {
    std::int64_t sum = 0;
    for (const Lot& lot : lots) sum += lot.units * lot.items_per_unit;
    return sum;
}

std::int64_t all_items(const Stock& stock) {
    std::int64_t sum = items_of(stock.lots);
    for (const ProvisionalCredit& credit : stock.provisional) sum += credit.items_per_unit;
    return sum;
}

}    // namespace

Reckoning::Reckoning(Stock stock, TimePoint now, const StockRules& rules)
    : stock_(std::move(stock)), now_(now), rules_(rules), shown_(items_left(stock_)) {
    for (ProvisionalCredit& credit : stock_.provisional) not_later_than(credit.at, now_);
    for (Removal& removal : stock_.removals) not_later_than(removal.at, now_);
    forget_old_removals();
}

std::int64_t Reckoning::confirm(std::int64_t units) {
    const auto waiting = static_cast<std::int64_t>(stock_.provisional.size());
    const std::int64_t confirmed = std::min(units, waiting);
    if (confirmed == 0) return 0;
    const auto end = stock_.provisional.begin() + confirmed;
    for (auto it = stock_.provisional.begin(); it != end; ++it) add({1, it->items_per_unit});
    stock_.provisional.erase(stock_.provisional.begin(), end);
    note(reasons::confirmed, confirmed);
    return confirmed;
}

std::int64_t Reckoning::give_back(std::int64_t units) {
    std::int64_t returned = 0;
    while (returned < units && !stock_.removals.empty()) {
        Removal& last = stock_.removals.back();
        const std::int64_t some = std::min(units - returned, units_of(last.lots));
        give_back_some(last, some);
        returned += some;
        if (last.lots.empty()) stock_.removals.pop_back();
    }
    if (returned > 0) note(reasons::returned, returned);
    return returned;
}

// Of the units that stay away, no more was forgiven than if these had never gone.
void Reckoning::give_back_some(Removal& removal, std::int64_t units) {
    const std::vector<Lot> lots = take_oldest(removal.lots, units);
    const std::int64_t used = std::min(removal.forgiven, items_of(lots));
    removal.forgiven -= used;
    stock_.used += used;
    for (const Lot& lot : lots) add(lot);
}

void Reckoning::buy(std::int64_t units, std::int64_t items_per_unit) {
    if (units <= 0) return;
    add({units, items_per_unit});
    note(reasons::purchase, units);
}

void Reckoning::refund(std::int64_t units) {
    if (units <= 0) return;
    remember(take(units));
    lower_departed(units);
    note(reasons::refund, -units);
}

void Reckoning::credit(const RequestId& request, std::int64_t items_per_unit) {
    if (stock_.provisional.size() >= most_provisional) return;
    stock_.provisional.push_back({request, now_, items_per_unit});
    note(reasons::provisional, 0);
}

void Reckoning::revoke_overdue() {
    std::vector<Lot> overdue;
    std::erase_if(stock_.provisional, [&](const ProvisionalCredit& credit) {
        if (now_ - credit.at < rules_.provisional_for) return false;
        overdue.push_back({1, credit.items_per_unit});
        return true;
    });
    if (overdue.empty()) return;
    lower_departed(units_of(overdue));
    remember(std::move(overdue));
    note(reasons::revoked, 0);
}

void Reckoning::add(Lot lot) {
    auto& lots = stock_.lots;
    const bool joins = !lots.empty() && (lots.back().items_per_unit == lot.items_per_unit ||
                                         lots.size() >= most_lots);
    if (joins) {
        lots.back().units += lot.units;
    } else {
        lots.push_back(lot);
    }
}

std::vector<Lot> Reckoning::take(std::int64_t units) {
    std::vector<Lot> kept = take_oldest(stock_.lots, granted_units(stock_) - units);
    return std::exchange(stock_.lots, std::move(kept));
}

void Reckoning::remember(std::vector<Lot> lots) {
    std::int64_t forgiven = 0;
    if (rules_.refunds == RefundPolicy::forgive) {
        forgiven = std::max<std::int64_t>(0, stock_.used - all_items(stock_));
        stock_.used -= forgiven;
    }
    if (stock_.removals.size() >= most_removals) stock_.removals.erase(stock_.removals.begin());
    stock_.removals.push_back({now_, std::move(lots), forgiven});
}

void Reckoning::lower_departed(std::int64_t by) {
    if (stock_.departed) *stock_.departed -= by;
}

void Reckoning::forget_old_removals() {
    const auto is_old = [&](const Removal& removal) {
        return rules_.stale_for.count() == 0 || now_ - removal.at > rules_.stale_for;
    };
    std::erase_if(stock_.removals, is_old);
}

void Reckoning::note(std::string_view reason, std::int64_t units) {
    const std::int64_t left = items_left(stock_);
    changes_.push_back({reason, units, left - shown_, left});
    shown_ = left;
}

}    // namespace ask::isp::detail
