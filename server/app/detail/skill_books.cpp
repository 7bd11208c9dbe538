#include "app/detail/skill_books.hpp"

#include <chrono>
#include <map>
#include <utility>

#include "isp/inventory_rules.hpp"

namespace ask::app::detail {

namespace {

constexpr std::chrono::seconds patience{2};

}    // namespace

std::vector<simulator::ProductBalance> balances_in(
    const std::vector<store::InventoryChange>& changes) {
    std::map<ReferenceName, simulator::ProductBalance> balances;
    for (const store::InventoryChange& change : changes) {
        simulator::ProductBalance& balance = balances[change.product];
        balance.product = change.product;
        balance.left = change.stock;
        if (change.reason == isp::reasons::use) balance.used -= change.items;
    }
    std::vector<simulator::ProductBalance> list;
    for (auto& [name, balance] : balances) {
        balance.bought = balance.left + balance.used;
        list.push_back(std::move(balance));
    }
    return list;
}

Result<std::vector<simulator::ProductBalance>> DatabaseBooks::balances_of(const UserId& user) {
    const auto changes = history_of(stored_user(storage_, user));
    if (!changes) return propagate(changes, "the skill's books");
    return balances_in(*changes);
}

Result<std::vector<store::InventoryChange>> DatabaseBooks::history_of(const UserId& user) {
    const std::lock_guard hold(mutex_);
    if (!database_) {
        auto opened = open_database(storage_, Missing::refuse);
        if (!opened) return std::unexpected(opened.error());
        database_ = std::move(*opened);
    }
    auto changes = database_->history(user, Deadline::in(patience));
    if (!changes) database_.reset();    // maybe another file is there by now
    return changes;
}

}    // namespace ask::app::detail
