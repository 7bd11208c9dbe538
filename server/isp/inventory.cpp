#include "isp/inventory.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace ask::isp {

namespace {

bool is_consumable(const model::Product& product) {
    return product.type == model::ProductType::consumable;
}

// What is to be told after `told` was told already, to end where `all` ends.
std::vector<StockChange> rest_of(const std::vector<StockChange>& all, const Reckoned& told,
                                 const Stock& now) {
    const auto [left, right] = std::ranges::mismatch(told.changes, all);
    if (left == told.changes.end()) return {right, all.end()};
    const std::int64_t stock = items_left(now);
    return {{reasons::corrected, granted_units(now) - granted_units(told.stock),
             stock - items_left(told.stock), stock}};
}

std::optional<std::int64_t> count_of(const model::Product& product) {
    if (!product.count_is_known) return std::nullopt;
    return product.active_entitlement_count;
}

}    // namespace

Task<Result<bool>> Inventory::reconcile() {
    if (options_.items_per_unit.empty()) co_return true;
    auto opening = book_.open();
    const Result<PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, "reconcile the inventory");
    auto listing = products_.list();
    const Result<const ProductList*> list = co_await std::move(listing);
    if (!list) co_return false;
    for (const auto& [name, items] : options_.items_per_unit) {
        const model::Product* product = (*list)->find(name);
        const bool counts = product != nullptr && is_consumable(*product);
        if (counts && !reconciled_.contains(name)) reconcile_one(**record, *product);
    }
    co_return true;
}

void Inventory::reconcile_one(PurchaseRecord& record, const model::Product& product) {
    const ReferenceName& name = product.reference_name;
    Stock& stock = record.stock[name];
    Reckoned after = isp::reconcile(stock, facts(name, count_of(product)), options_.rules);
    reconciled_.emplace(name, Reconciled{stock, after});
    keep(name, stock, std::move(after));
}

Task<Result<void>> Inventory::accepted(ProductId product) {
    auto finding = find(std::move(product));
    const Result<std::optional<Known>> known = co_await std::move(finding);
    if (!known) co_return propagate(known, "credit a purchase");
    if (!*known) co_return Result<void>{};
    auto opening = open((*known)->name);
    const Result<Stock*> stock = co_await std::move(opening);
    if (!stock) co_return propagate(stock, "credit a purchase");
    Reckoned reckoned = credited(**known, **stock);
    // A second copy in this request changes nothing, and reconcile() takes nothing away.
    reconciled_.insert_or_assign((*known)->name, Reconciled{});
    keep((*known)->name, **stock, std::move(reckoned));
    co_return Result<void>{};
}

// Had the purchase been known when this request reconciled, what would be there now?
Reckoned Inventory::credited(const Known& known, const Stock& stock) {
    const RequestId& request = book_.work().request();
    const Facts now = facts(known.name, known.count);
    const auto earlier = reconciled_.find(known.name);
    const bool as_it_was = earlier != reconciled_.end() && earlier->second.after.stock == stock;
    if (!as_it_was) return accept(stock, request, now, options_.rules);
    Reckoned reckoned = accept(earlier->second.before, request, now, options_.rules);
    reckoned.changes = rest_of(reckoned.changes, earlier->second.after, reckoned.stock);
    return reckoned;
}

Task<Result<void>> Inventory::departing(ProductId product) {
    auto finding = find(product);
    const Result<std::optional<Known>> known = co_await std::move(finding);
    if (!known) co_return propagate(known, "remember the stock before a purchase");
    if (!*known) co_return Result<void>{};
    auto opening = open((*known)->name);
    const Result<Stock*> stock = co_await std::move(opening);
    if (!stock) co_return propagate(stock, "remember the stock before a purchase");
    keep((*known)->name, **stock, {depart(**stock, product), {}});
    co_return Result<void>{};
}

Task<Result<std::int64_t>> Inventory::stock(ReferenceName name) {
    auto opening = open(std::move(name));
    const Result<Stock*> stock = co_await std::move(opening);
    if (!stock) co_return propagate(stock, "stock");
    co_return items_left(**stock);
}

Task<Result<std::int64_t>> Inventory::consume(ReferenceName name, std::int64_t items) {
    auto opening = open(name);
    const Result<Stock*> stock = co_await std::move(opening);
    if (!stock) co_return propagate(stock, "consume");
    Result<Used> used = use(**stock, items, book_.work().request());
    if (!used) co_return propagate(used, "consume " + name.text());
    keep(name, **stock, std::move(used->reckoned));
    co_return used->left;
}

Task<Result<std::optional<Inventory::Known>>> Inventory::find(ProductId product) {
    if (options_.items_per_unit.empty() || product.empty()) co_return std::nullopt;
    auto opening = book_.open();
    const Result<PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, "find a consumable");
    auto listing = products_.list();
    const Result<const ProductList*> list = co_await std::move(listing);
    const model::Product* listed = list ? (*list)->find(product) : nullptr;
    if (listed != nullptr) {
        const ReferenceName& name = listed->reference_name;
        if (!is_consumable(*listed) || !options_.items_per_unit.contains(name)) {
            co_return std::nullopt;
        }
        co_return Known{name, count_of(*listed)};
    }
    // Not listed, or no list: the name that this id had when its directive left.
    for (const auto& [name, stock] : (*record)->stock) {
        const bool is_ours = options_.items_per_unit.contains(name);
        if (stock.product == product && is_ours) co_return Known{name, std::nullopt};
    }
    co_return std::nullopt;
}

Task<Result<Stock*>> Inventory::open(ReferenceName name) {
    if (!options_.items_per_unit.contains(name)) {
        co_return fail(errors::not_found, name.text() + " is not one of the consumables");
    }
    auto opening = book_.open();
    const Result<PurchaseRecord*> record = co_await std::move(opening);
    if (!record) co_return propagate(record, name.text());
    co_return &(*record)->stock[name];
}

void Inventory::keep(const ReferenceName& name, Stock& stock, Reckoned reckoned) {
    if (reckoned.stock == stock && reckoned.changes.empty()) return;
    stock = std::move(reckoned.stock);
    store::UnitOfWork& work = book_.work();
    const TimePoint now = std::chrono::floor<std::chrono::milliseconds>(work.now());
    for (const StockChange& change : reckoned.changes) {
        work.add({.product = name,
                  .at = now,
                  .request = work.request(),
                  .reason = std::string(change.reason),
                  .units = change.units,
                  .items = change.items,
                  .stock = change.stock});
    }
    book_.write_back();
}

Facts Inventory::facts(const ReferenceName& name, std::optional<std::int64_t> count) const {
    return {.count = count,
            .items_per_unit = options_.items_per_unit.at(name),
            .now = std::chrono::floor<std::chrono::milliseconds>(book_.work().now())};
}

}    // namespace ask::isp
