#include "http/detail/memory_budget.hpp"

#include <catch2/catch_test_macros.hpp>

using ask::http::detail::MemoryBudget;

TEST_CASE("shares of a memory budget are bounded together, and given back") {
    const MemoryBudget budget(100);
    {
        MemoryBudget::Share one(budget);
        MemoryBudget::Share other(budget);
        CHECK(one.resize(60));
        CHECK(other.resize(40));
        CHECK_FALSE(other.resize(41));
        CHECK(budget.taken() == 100);
        CHECK(one.resize(10));
        CHECK(other.resize(90));
        CHECK(budget.taken() == 100);
    }
    CHECK(budget.taken() == 0);
}
