#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isp/inventory.hpp"
#include "isp/suggestions.hpp"
#include "store/unit_of_work.hpp"
#include "unit/isp/api.hpp"

namespace ask::tests {

// The store of one customer: what is committed is there for the next request.
class OneCustomer final : public store::PersistenceAdapter {
 public:
    Task<Result<store::Visit>> load(UserId, RequestId, Deadline) override {
        ++loads;
        if (failure) co_return std::unexpected(*failure);
        co_return store::Visit{customer, std::nullopt};
    }
    Task<Result<std::int64_t>> commit(store::Commit commit, Deadline) override {
        ++commits;
        customer = std::move(commit.customer);
        rows.insert(rows.end(), commit.changes.begin(), commit.changes.end());
        co_return ++customer.version;
    }
    Task<Result<void>> erase(UserId, Deadline) override { co_return Result<void>{}; }
    Task<Result<Secret>> shared_key(Deadline) override { co_return Secret("key"); }
    Task<Result<void>> probe(Deadline) override { co_return Result<void>{}; }

    // "purchase 3 15 =15", one a line.
    [[nodiscard]] std::string story() const {
        std::string text;
        for (const store::InventoryChange& row : rows) {
            text += row.reason + " " + std::to_string(row.units) + " " + std::to_string(row.items) +
                    " =" + std::to_string(row.stock) + "\n";
        }
        return text;
    }

    store::Customer customer;
    std::vector<store::InventoryChange> rows;
    std::optional<Error> failure;
    int loads = 0;
    int commits = 0;
};

// What does not change between a customer's requests.
struct House {
    OneCustomer adapter;
    isp::InventoryOptions inventory{.items_per_unit = {{ReferenceName("hints"), 5}}, .rules = {}};
    isp::SuggestionOptions suggestions{};
    TimePoint now{std::chrono::hours(500'000) + std::chrono::microseconds(7)};
};

inline const ReferenceName hints("hints");
inline const ProductId hints_id("amzn1.adg.product.hints");

inline std::string hints_json(int count) {
    return R"({"productId":"amzn1.adg.product.hints","referenceName":"hints","type":"CONSUMABLE",)"
           R"("purchasable":"PURCHASABLE","entitled":")" +
           std::string(count > 0 ? "ENTITLED" : "NOT_ENTITLED") + R"(","activeEntitlementCount":)" +
           std::to_string(count) + "}";
}

inline Result<http::Response> hints_counted(int count) {
    return http_answer(200, page_json(hints_json(count)));
}
inline Result<http::Response> no_answer() {
    return fail(errors::unavailable, "down");
}

// One request of that customer; what it does counts when it is committed.
struct Turn {
    Turn(House& house, Result<http::Response> answer, std::string request = "request",
         std::string session = "session")
        : api(in_turn({std::move(answer)})),
          products(api.client, access(), soon()),
          work({house.adapter, UserId("user"), RequestId(std::move(request)), house.now, soon()}),
          book(work),
          inventory(book, products, house.inventory),
          suggestions(book, products, house.suggestions, SessionId(std::move(session))) {}

    void commit() { REQUIRE(run_task(work.commit(std::nullopt))); }

    Api api;
    isp::Products products;
    store::UnitOfWork work;
    isp::PurchaseBook book;
    isp::Inventory inventory;
    isp::Suggestions suggestions;
};

}    // namespace ask::tests
