#include "isp/inventory_rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "model/product.hpp"
#include "unit/isp/account.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;
using namespace std::chrono_literals;

namespace {

const StockRules with_debt = watchful_rules(RefundPolicy::keep_debt);

// Packs of five; the count first seen, items used, the count then seen.
struct Case {
    const char* name;
    std::int64_t bought, used, count;
    std::int64_t forgiving, with_debt;    // what is left
};

}    // namespace

TEST_CASE("three packs of five and fourteen uses leave one, while Amazon still counts three") {
    Account account;
    account.see(3);
    CHECK(account.left() == 15);
    REQUIRE(account.use(14));
    account.see(3);
    CHECK(account.left() == 1);
    CHECK(account.story() == "purchase 3 15 =15\nuse 0 -14 =1\n");
}

TEST_CASE("the stock follows Amazon's count") {
    const Case table[] = {
        {"nothing ever", 0, 0, 0, 0, 0},
        {"a slow payment completes", 1, 2, 2, 8, 8},
        {"several at once", 0, 0, 4, 20, 20},
        {"refund of an unused pack", 2, 3, 1, 2, 2},
        {"refund of a pack that was begun", 2, 7, 1, 0, 0},
        {"refund of a pack that was used up", 1, 5, 0, 0, 0},
        {"a tester's reset", 3, 4, 0, 0, 0},
        {"nothing changed", 3, 4, 3, 11, 11},
    };
    for (const Case& one : table) {
        for (const bool keeps_debt : {false, true}) {
            INFO(one.name << (keeps_debt ? ", with debt" : ", forgiving"));
            Account account(5, keeps_debt ? with_debt : watchful);
            account.see(one.bought);
            if (one.used > 0) REQUIRE(account.use(one.used));
            account.see(one.count);
            CHECK(account.left() == (keeps_debt ? one.with_debt : one.forgiving));
            const auto rows = account.rows.size();
            account.see(one.count);
            CHECK(account.rows.size() == rows);
        }
    }
}

TEST_CASE("a purchase after a refund of used items counts in full, or pays the debt") {
    for (const bool keeps_debt : {false, true}) {
        INFO((keeps_debt ? "with debt" : "forgiving"));
        Account account(5, keeps_debt ? with_debt : watchful);
        account.see(2);
        REQUIRE(account.use(9));
        account.see(1);
        CHECK(account.left() == 0);
        account.leave();
        account.later(2min);
        account.accepted("bought", 2);
        CHECK(account.left() == (keeps_debt ? 1 : 5));
    }
}

TEST_CASE("a count that was an old one forgives nothing for good") {
    struct Stale {
        const char* name;
        std::int64_t count;
        std::chrono::milliseconds until_it_is_back;
        std::int64_t left;
    };
    const Stale table[] = {
        {"one too few, back at once", 1, 0s, 1},
        {"one too few, back at the last moment", 1, 10min, 1},
        {"nothing at all, for a while", 0, 5min, 1},
        {"back too late: it was a refund, and a purchase", 1, 10min + 1ms, 5},
    };
    for (const Stale& one : table) {
        INFO(one.name);
        Account account;
        account.see(2);
        REQUIRE(account.use(9));
        account.see(one.count);
        account.later(one.until_it_is_back);
        account.see(2);
        CHECK(account.left() == one.left);
    }
}

TEST_CASE("of two packs that went, one comes back: what was used of the other stays forgiven") {
    Account account;
    account.see(3);
    REQUIRE(account.use(14));
    account.see(1);
    account.see(2);
    CHECK(account.left() == 0);
    account.later(1h);
    account.see(3);
    CHECK(account.left() == 5);
    CHECK(account.story() ==
          "purchase 3 15 =15\nuse 0 -14 =1\nrefund -2 -1 =0\nreturned 1 0 =0\n"
          "purchase 1 5 =5\n");
}

TEST_CASE("what comes back after a purchase in between leaves that purchase whole") {
    Account account;
    account.see(3);
    REQUIRE(account.use(14));
    account.see(1);    // one refunded, one not seen for a moment
    account.leave();
    account.accepted("bought", 2);
    REQUIRE(account.use(3));
    account.see(3);
    CHECK(account.left() == 2);
}

TEST_CASE("old units keep their old contents, the newest units are refunded first") {
    Account account(5);
    account.see(2);
    account.items_each = 7;
    account.see(3);
    CHECK(account.left() == 17);
    account.see(2);
    CHECK(account.left() == 10);
    account.items_each = 9;
    account.see(3);    // it had only seemed to be gone
    CHECK(account.left() == 17);
    account.later(1h);
    account.see(4);
    CHECK(account.left() == 26);
    account.see(1);
    CHECK(account.left() == 5);
}

TEST_CASE("without a count nothing changes") {
    Account account;
    account.see(2);
    const Stock before = account.stock;
    const Reckoned after = reconcile(
        before, {.count = std::nullopt, .items_per_unit = 5, .now = account.now + 99h}, watchful);
    CHECK(after.stock == before);
    CHECK(after.changes.empty());
}

TEST_CASE("no count and no contents overflow anything") {
    const auto most = std::numeric_limits<std::int64_t>::max();
    Account account(most);
    account.see(most);
    CHECK(account.left() == model::most_entitlements * most_items_per_unit);
    REQUIRE(account.use(account.left()));
    account.see(std::numeric_limits<std::int64_t>::min());
    CHECK(account.left() == 0);
    account.see(most);
    CHECK(account.left() == 0);
    account.items_each = -3;
    account.see(0);
    account.later(1h);
    account.see(2);
    CHECK(account.left() == 2);
    CHECK_FALSE(account.use(most));
}

TEST_CASE("many lots and many glimpses keep the record small") {
    Account account;
    for (std::int64_t unit = 1; unit <= 600; ++unit) {
        account.items_each = 1 + unit % 2;
        account.see(unit);
    }
    CHECK(granted_units(account.stock) == 600);
    CHECK(account.stock.lots.size() == most_lots);
    for (std::int64_t unit = 599; unit > 500; --unit) account.see(unit);
    CHECK(account.stock.removals.size() == most_removals);
    for (int i = 0; i < 50; ++i) REQUIRE(account.use(1, "use " + std::to_string(i)));
    CHECK(account.stock.uses.size() == most_uses);
}

TEST_CASE("a use takes all or nothing, and only once a request") {
    Account account;
    account.see(1);
    CHECK(account.use(2, "first"));
    CHECK(account.use(2, "first"));
    CHECK(account.left() == 3);
    CHECK_FALSE(account.use(4, "second"));
    CHECK(account.left() == 3);
    CHECK(account.use(3, "third"));
    const auto copy = use(account.stock, 2, RequestId("first"));
    REQUIRE(copy);
    CHECK(copy->left == 3);    // as the first time, not as it is now
    CHECK(copy->reckoned.changes.empty());
    CHECK(use(account.stock, 1, RequestId("fourth")).error().code == not_enough);
    for (const std::int64_t wrong : {0, -1}) {
        CHECK(use(account.stock, wrong, RequestId("fifth")).error().code == errors::invalid);
    }
}

TEST_CASE("without an eye on old counts a refund is believed, and who buys again has bought anew") {
    Account account(5, StockRules{});
    account.see(2);
    account.use(9);
    account.see(1);
    account.see(2);
    CHECK(account.left() == 5);
}
