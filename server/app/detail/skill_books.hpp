#pragma once

#include <memory>
#include <mutex>

#include "app/storage.hpp"
#include "simulator/desk/skill_books.hpp"

namespace ask::app::detail {

// The books of a skilld: the inventory in the database that its configuration names.
class DatabaseBooks final : public simulator::SkillBooks {
 public:
    explicit DatabaseBooks(StorageConfig storage) : storage_(std::move(storage)) {}
    Result<std::vector<simulator::ProductBalance>> balances_of(const UserId& user) override;

 private:
    Result<std::vector<store::InventoryChange>> history_of(const UserId& user);

    StorageConfig storage_;
    std::mutex mutex_;
    std::unique_ptr<store::Database> database_;    // opened when it is first there
};

// What is left, bought and used by the story of one customer's stock.
[[nodiscard]] std::vector<simulator::ProductBalance> balances_in(
    const std::vector<store::InventoryChange>& changes);

}    // namespace ask::app::detail
