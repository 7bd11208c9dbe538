#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/task.hpp"
#include "isp/inventory_rules.hpp"
#include "isp/products.hpp"
#include "isp/purchase_book.hpp"

namespace ask::isp {

struct InventoryOptions {
    std::map<ReferenceName, std::int64_t> items_per_unit;    // of each consumable; 1–1,000,000
    StockRules rules;
};

// What one request's customer has left of the skill's consumables. What changes is kept when the
// unit of work is committed, and is not when it is not. Used on one thread. Errors of all: as
// PurchaseBook::open.
//
// The record is opened before Amazon is asked, always. A purchase that another device makes
// meanwhile is then either in Amazon's counts or changes the record first, and this request is
// run again; the other way round an old count would be held against the new stock, and take away
// what was just bought.
class Inventory {
 public:
    Inventory(PurchaseBook& book, Products& products, const InventoryOptions& options)
        : book_(book), products_(products), options_(options) {}

    // Agrees the stock with Amazon's counts. False, and nothing changes, if Amazon cannot be asked.
    // A product that Amazon does not list for the moment keeps its stock. Without consumables
    // nothing is asked or loaded.
    Task<Result<bool>> reconcile();

    // ACCEPTED of Buy or Upsell came back: the items are there from now on, also while Amazon does
    // not count them yet or cannot be asked. Before the handler; best before reconcile(), so that
    // the story needs no corrections. Does nothing for what is no consumable of ours.
    Task<Result<void>> accepted(ProductId product);

    // A Buy or Upsell directive leaves in this request's answer. After the handler.
    Task<Result<void>> departing(ProductId product);

    // What is left. Errors: also errors::not_found for a product that is not in the options.
    Task<Result<std::int64_t>> stock(ReferenceName name);

    // Uses all `items` or none; gives what is left. Only the first use of a product in one request
    // counts, so that a request that comes twice takes nothing twice.
    // Errors: also errors::not_found as above; not_enough; errors::invalid below one item.
    Task<Result<std::int64_t>> consume(ReferenceName name, std::int64_t items = 1);

 private:
    struct Reconciled {
        Stock before;
        Reckoned after;
    };
    struct Known {
        ReferenceName name;
        std::optional<std::int64_t> count;    // none: Amazon cannot be asked
    };

    // The consumable of ours with this id.
    Task<Result<std::optional<Known>>> find(ProductId product);
    // The record with a stock of this product in it.
    Task<Result<Stock*>> open(ReferenceName name);
    void reconcile_one(PurchaseRecord& record, const model::Product& product);
    Reckoned credited(const Known& known, const Stock& stock);
    void keep(const ReferenceName& name, Stock& stock, Reckoned reckoned);
    [[nodiscard]] Facts facts(const ReferenceName& name, std::optional<std::int64_t> count) const;

    PurchaseBook& book_;
    Products& products_;
    const InventoryOptions& options_;
    std::map<ReferenceName, Reconciled> reconciled_;    // in this request
};

}    // namespace ask::isp
