#include "verify/detail/demand.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/alexa_pki.hpp"

using namespace ask;
using namespace ask::tests;
using verify::detail::Demand;

TEST_CASE("the name that most requests ask for comes first, then the next") {
    Demand demand;
    for (const char* name : {"a", "b", "b", "c", "c", "c"}) demand.add(name, noon);
    CHECK(demand.take_most_asked("a") == "c");
    CHECK(demand.take_most_asked("a") == "b");
    CHECK(demand.take_most_asked("a") == "a");
    CHECK(demand.size() == 0);
}

TEST_CASE("of two that are asked for as often the one that asks now comes first") {
    for (const char* asker : {"a", "b", "c"}) {
        Demand demand;
        for (const char* name : {"a", "b", "c"}) demand.add(name, noon);
        CHECK(demand.take_most_asked(asker) == asker);
    }
}

TEST_CASE(
    "however many names come, and each twice, few are kept and the frequent one is among them") {
    Demand demand(16);
    for (int i = 0; i < 10'000; ++i) {
        for (int twice = 0; twice < 2; ++twice) demand.add("x" + std::to_string(i), noon);
        if (i % 4 == 0) demand.add("amazon", noon);
    }
    CHECK(demand.size() == 16);
    CHECK(demand.take_most_asked("x9999") == "amazon");
}

TEST_CASE("a rush that is over says nothing of the next one") {
    Demand demand;
    for (int i = 0; i < 9; ++i) demand.add("old", noon);
    demand.add("new", noon + 10s);
    CHECK(demand.size() == 1);
    demand.add("old", noon);    // nor does a clock that was set back
    CHECK(demand.take_most_asked("old") == "old");
}
