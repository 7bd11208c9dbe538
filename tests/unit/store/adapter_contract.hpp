#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/persistence_adapter.hpp"

namespace ask::tests {

// An adapter over a new, empty store, and what it stands on, which is gone after it.
struct AdapterBench {
    std::shared_ptr<void> needs;
    std::unique_ptr<store::PersistenceAdapter> adapter;
};
using MakeAdapter = std::function<AdapterBench()>;

// Every promise of PersistenceAdapter; inside a TEST_CASE, a SECTION each.
void check_adapter_contract(const MakeAdapter& make);

inline Deadline soon() {
    return Deadline::in(std::chrono::seconds{20});
}

// 2026-01-01, and that many minutes.
inline TimePoint minute(int minutes) {
    return TimePoint(std::chrono::seconds{1'767'225'600}) + std::chrono::minutes{minutes};
}

// One that changes the customer of `user` from `version` on.
inline store::Commit commit_for(const UserId& user, std::int64_t version,
                                const std::string& request) {
    return store::Commit{.user = user,
                         .request = RequestId{request},
                         .customer = {.attributes = "{\"by\":\"" + request + "\"}",
                                      .purchases = "{\"stock\":1}",
                                      .version = version},
                         .changes = {},
                         .answer = std::nullopt,
                         .at = minute(0)};
}

inline store::InventoryChange change_of(std::int64_t items, std::int64_t stock) {
    return store::InventoryChange{.product = ReferenceName{"hints"},
                                  .at = minute(0),
                                  .request = RequestId{"r"},
                                  .reason = items < 0 ? "use" : "purchase",
                                  .units = items < 0 ? 0 : 1,
                                  .items = items,
                                  .stock = stock};
}

}    // namespace ask::tests
