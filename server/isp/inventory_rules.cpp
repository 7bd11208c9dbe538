#include "isp/inventory_rules.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "isp/detail/reckoning.hpp"
#include "model/product.hpp"

namespace ask::isp {

namespace {

using detail::Reckoning;

std::int64_t within_bounds(std::int64_t count) {
    return std::clamp<std::int64_t>(count, 0, model::most_entitlements);
}

std::int64_t contents(const Facts& facts) {
    return std::clamp<std::int64_t>(facts.items_per_unit, 1, most_items_per_unit);
}

// Up to Amazon's count. `bought`: units of the growth that a purchase accepted just now explains.
void grow(Reckoning& reckoning, const Facts& facts, std::int64_t bought) {
    const std::int64_t count = within_bounds(*facts.count);
    std::int64_t growth = count - granted_units(reckoning.stock());
    if (growth <= 0) return;
    growth -= reckoning.confirm(growth);
    const std::int64_t explained = std::min(growth, bought);
    growth -= explained;
    growth -= reckoning.give_back(growth);
    reckoning.buy(explained + growth, contents(facts));
}

}    // namespace

std::int64_t items_left(const Stock& stock) {
    std::int64_t items = 0;
    for (const Lot& lot : stock.lots) items += lot.units * lot.items_per_unit;
    for (const ProvisionalCredit& credit : stock.provisional) items += credit.items_per_unit;
    return std::max<std::int64_t>(0, items - stock.used);
}

std::int64_t granted_units(const Stock& stock) {
    std::int64_t units = 0;
    for (const Lot& lot : stock.lots) units += lot.units;
    return units;
}

std::int64_t effective_units(const Stock& stock) {
    return granted_units(stock) + static_cast<std::int64_t>(stock.provisional.size());
}

Reckoned reconcile(Stock stock, const Facts& facts, const StockRules& rules) {
    if (!facts.count) return {std::move(stock), {}};
    Reckoning reckoning(std::move(stock), facts.now, rules);
    grow(reckoning, facts, 0);
    reckoning.refund(granted_units(reckoning.stock()) - within_bounds(*facts.count));
    reckoning.revoke_overdue();
    return reckoning.done();
}

Stock depart(Stock stock, const ProductId& product) {
    stock.departed = effective_units(stock);
    stock.product = product;
    return stock;
}

Reckoned accept(Stock stock, const RequestId& request, const Facts& facts,
                const StockRules& rules) {
    const std::int64_t base = stock.departed.value_or(effective_units(stock));
    const bool is_copy = !request.empty() && stock.accepted == request;
    const bool due = !is_copy && effective_units(stock) <= base;
    stock.departed = base;
    if (due) stock.accepted = request;
    Reckoning reckoning(std::move(stock), facts.now, rules);
    if (facts.count) grow(reckoning, facts, due ? 1 : 0);
    const Stock& now = reckoning.stock();
    const bool shown = effective_units(now) > *now.departed;
    if (due && !shown) reckoning.credit(request, contents(facts));
    return reckoning.done();
}

Result<Used> use(Stock stock, std::int64_t items, const RequestId& request) {
    if (items < 1) return fail(errors::invalid, "use of " + std::to_string(items) + " items");
    const auto before = std::ranges::find(stock.uses, request, &Use::request);
    if (!request.empty() && before != stock.uses.end()) {
        const std::int64_t left = before->left;
        return Used{{std::move(stock), {}}, left};
    }
    const std::int64_t there = items_left(stock);
    if (there < items) {
        return fail(not_enough,
                    std::to_string(there) + " left, " + std::to_string(items) + " asked for");
    }
    const std::int64_t left = there - items;
    stock.used += items;
    if (stock.uses.size() >= most_uses) stock.uses.erase(stock.uses.begin());
    stock.uses.push_back({request, items, left});
    return Used{{std::move(stock), {{reasons::use, 0, -items, left}}}, left};
}

}    // namespace ask::isp
