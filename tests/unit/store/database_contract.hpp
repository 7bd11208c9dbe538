#pragma once

#include <functional>
#include <memory>

#include "store/database.hpp"
#include "unit/store/adapter_contract.hpp"

namespace ask::tests {

// A connection to a new database without any table, and what it stands on, which is gone after it.
struct DatabaseBench {
    std::shared_ptr<void> needs;
    std::unique_ptr<store::Database> database;
};
using MakeDatabase = std::function<DatabaseBench()>;

// Every promise of Database that goes beyond PersistenceAdapter's; inside a TEST_CASE, a SECTION
// each.
void check_database_contract(const MakeDatabase& make);

}    // namespace ask::tests
