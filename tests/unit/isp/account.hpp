#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "isp/inventory_rules.hpp"

namespace ask::tests {

// With an eye on counts that fall for a moment.
inline isp::StockRules watchful_rules(isp::RefundPolicy refunds) {
    return {.refunds = refunds,
            .provisional_for = std::chrono::hours(24),
            .stale_for = std::chrono::minutes(10)};
}
inline const isp::StockRules watchful = watchful_rules(isp::RefundPolicy::forgive);

// One customer's stock over many requests; the story is checked at every step.
class Account {
 public:
    explicit Account(std::int64_t items_per_unit = 5, isp::StockRules rules_in_force = watchful)
        : items_each(items_per_unit), rules(rules_in_force) {}

    void see(std::int64_t count) { keep(isp::reconcile(stock, facts(count), rules)); }
    void leave() { stock = isp::depart(std::move(stock), ProductId("amzn1.adg.product.1")); }
    void accepted(const std::string& request, std::optional<std::int64_t> count) {
        keep(isp::accept(stock, RequestId(request), facts(count), rules));
    }
    bool use(std::int64_t items, const std::string& request = "") {
        auto used = isp::use(stock, items, RequestId(request));
        if (used) keep(std::move(used->reckoned));
        return used.has_value();
    }
    [[nodiscard]] std::int64_t left() const { return isp::items_left(stock); }
    void later(std::chrono::milliseconds by) { now += by; }
    // "purchase +3 +15 =15", one a line.
    [[nodiscard]] std::string story() const {
        std::string text;
        for (const isp::StockChange& change : rows) {
            text += std::string(change.reason) + " " + std::to_string(change.units) + " " +
                    std::to_string(change.items) + " =" + std::to_string(change.stock) + "\n";
        }
        return text;
    }

    isp::Stock stock;
    std::int64_t items_each;
    isp::StockRules rules;
    TimePoint now{std::chrono::hours(500'000)};
    std::vector<isp::StockChange> rows;

 private:
    [[nodiscard]] isp::Facts facts(std::optional<std::int64_t> count) const {
        return {.count = count, .items_per_unit = items_each, .now = now};
    }

    void keep(isp::Reckoned reckoned) {
        for (const isp::StockChange& change : reckoned.changes) {
            shown_ = std::max<std::int64_t>(0, shown_ + change.items);
            units_ += change.units;
            if (shown_ != change.stock) FAIL("a line does not add up: " + story());
            rows.push_back(change);
        }
        stock = std::move(reckoned.stock);
        if (shown_ != left()) FAIL("the story ends elsewhere than the stock: " + story());
        if (units_ != isp::granted_units(stock)) FAIL("units do not add up: " + story());
    }

    std::int64_t shown_ = 0;
    std::int64_t units_ = 0;
};

}    // namespace ask::tests
