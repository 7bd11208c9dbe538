#include "http/detail/memory_budget.hpp"

#include <catch2/catch_test_macros.hpp>

using ask::http::detail::MemoryBudget;

TEST_CASE("shares of a memory budget are bounded together, and given back") {
    const MemoryBudget budget(100, 0);
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

TEST_CASE("what each may hold freely is not taken from the budget, full as it may be") {
    const MemoryBudget budget(100, 30);
    MemoryBudget::Share large(budget);
    CHECK(large.resize(130));
    CHECK(budget.taken() == 100);
    MemoryBudget::Share small(budget);
    CHECK(small.resize(30));
    CHECK_FALSE(small.resize(31));
    CHECK(large.resize(120));
    CHECK(small.resize(31));
    CHECK(small.resize(0));
    CHECK(budget.taken() == 90);
}
