#include "handlers/hint_stock.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace handlers;

TEST_CASE("the stock follows Amazon's count, whatever happened outside a session") {
    struct Row {
        const char* what;
        HintStock before;
        int count;
        int left;
    };
    const Row rows[] = {
        {"nothing happened", {2, 3}, 2, 7},    {"a slow payment went through", {1, 5}, 2, 5},
        {"a refund before use", {2, 1}, 1, 4}, {"a refund after use is forgiven", {2, 9}, 1, 0},
        {"a tester resets", {3, 7}, 0, 0},     {"the first request after an update", {0, 0}, 3, 15},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const HintStock once = reconcile(row.before, row.count);
        CHECK(left(once) == row.left);
        CHECK(reconcile(once, row.count) == once);
    }
}

TEST_CASE("three packs bought and fourteen hints used leave one") {
    HintStock stock = reconcile({}, 3);
    for (int i = 0; i < 14; ++i) stock = spend(stock);
    CHECK(left(stock) == 1);
    CHECK(left(spend(spend(stock))) == 0);
}

TEST_CASE("after a refund of used hints the next pack is whole") {
    HintStock stock = reconcile({2, 9}, 1);
    CHECK(left(reconcile(stock, 2)) == 5);
}

TEST_CASE("an accepted purchase is credited once, however often it is told") {
    const HintStock begun = begin_purchase(reconcile({}, 1));
    const HintStock once = credit_purchase(begun, 2);
    CHECK(left(once) == 10);
    CHECK(credit_purchase(once, 2) == once);
    CHECK(left(reconcile(once, 2)) == 10);
}

TEST_CASE("a purchase that Amazon does not count yet is credited once, and then absorbed") {
    const HintStock begun = begin_purchase(reconcile({}, 0));
    const HintStock early = credit_purchase(begun, 0);
    CHECK(left(early) == 5);
    CHECK(left(credit_purchase(early, 0)) == 5);
    CHECK(left(reconcile(spend(early), 0)) == 4);    // the count may lag some requests more
    CHECK(left(reconcile(spend(early), 1)) == 4);
    CHECK(left(credit_purchase(reconcile(early, 1), 1)) == 5);
}

TEST_CASE("a purchase that Amazon never counts is gone with the next visit") {
    const HintStock early = credit_purchase(begin_purchase({}), 0);
    CHECK(left(reconcile(settle(early), 0)) == 0);
}

TEST_CASE("without a purchase under way ACCEPTED credits nothing but Amazon's count") {
    CHECK(left(credit_purchase({}, 0)) == 0);
    CHECK(left(credit_purchase({}, 1)) == 5);
}

TEST_CASE("an old ACCEPTED does not undo a refund") {
    const HintStock bought = credit_purchase(begin_purchase(reconcile({}, 1)), 2);
    CHECK(left(credit_purchase(reconcile(bought, 1), 1)) == 5);
}
