#include <catch2/catch_test_macros.hpp>

#include "isp/inventory_rules.hpp"
#include "unit/isp/account.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;
using namespace std::chrono_literals;

namespace {

// A customer with one pack of five, sent away to buy another.
Account away() {
    Account account;
    account.see(1);
    account.leave();
    account.rows.clear();
    return account;
}

}    // namespace

TEST_CASE("an accepted purchase is there at once, whatever Amazon counts yet") {
    struct Late {
        const char* name;
        std::optional<std::int64_t> count;
        const char* story;
    };
    const Late table[] = {
        {"counted", 2, "purchase 1 5 =10\n"},
        {"not counted yet", 1, "provisional 0 5 =10\n"},
        {"an old count", 0, "provisional 0 5 =10\n"},
        {"Amazon cannot be asked", std::nullopt, "provisional 0 5 =10\n"},
    };
    for (const Late& one : table) {
        INFO(one.name);
        Account account = away();
        account.accepted("a", one.count);
        CHECK(account.story() == one.story);
        account.see(2);
        CHECK(account.left() == 10);
        CHECK(granted_units(account.stock) == 2);
    }
}

TEST_CASE("one purchase is credited once, however often and in whatever order it is told") {
    const std::optional<std::int64_t> counts[] = {1, 2, std::nullopt};
    for (const auto first : counts) {
        for (const auto second : counts) {
            for (const char* request : {"a", "b"}) {
                for (const bool seen_between : {false, true}) {
                    INFO(first.value_or(-1) << second.value_or(-1) << request << seen_between);
                    Account account = away();
                    account.accepted("a", first);
                    if (seen_between) account.see(2);
                    account.accepted(request, second);
                    account.accepted(request, 2);
                    CHECK(account.left() == 10);
                }
            }
        }
    }
}

TEST_CASE("a purchase that another request saw first is not credited again") {
    Account account = away();
    account.see(2);
    account.accepted("a", 2);
    account.accepted("b", 1);
    account.accepted("c", std::nullopt);
    CHECK(account.left() == 10);
}

TEST_CASE("ACCEPTED without a directive of ours that is remembered counts once too") {
    Account account;
    account.see(1);
    for (const char* request : {"a", "b"}) {
        account.accepted(request, 1);
        CHECK(account.left() == 10);
    }
    account.accepted("c", 2);
    CHECK(account.left() == 10);
}

TEST_CASE("two purchases in a row that Amazon counts late are two") {
    Account account = away();
    account.accepted("a", 1);
    account.leave();
    account.accepted("b", 1);
    CHECK(account.left() == 15);
    account.see(2);
    account.accepted("b", 2);
    CHECK(account.left() == 15);
    account.see(3);
    CHECK(account.left() == 15);
    CHECK(account.story() ==
          "provisional 0 5 =10\nprovisional 0 5 =15\nconfirmed 1 0 =15\nconfirmed 1 0 =15\n");
}

TEST_CASE("a copy that comes when the next directive has left credits nothing") {
    Account account = away();
    account.accepted("a", 2);
    account.leave();
    account.accepted("a", 2);
    account.accepted("a", std::nullopt);
    CHECK(account.left() == 10);
    account.accepted("b", 2);
    CHECK(account.left() == 15);
}

TEST_CASE("a purchase that is refunded is not credited by a late copy of its ACCEPTED") {
    Account account = away();
    account.accepted("a", 2);
    account.see(1);
    account.accepted("b", 1);
    CHECK(account.left() == 5);
    account.see(0);
    account.accepted("c", 0);
    CHECK(account.left() == 0);
}

TEST_CASE("what Amazon never counts is revoked after a day, and a late copy brings nothing back") {
    struct Revoked {
        std::chrono::milliseconds after;
        std::int64_t used, left;
        bool keeps_debt;
    };
    const Revoked table[] = {
        {24h - 1ms, 0, 10, false},    // not yet
        {24h, 0, 5, false},        {24h, 7, 0, false},
        {24h, 7, 0, true},         {-48h, 0, 10, false},    // a clock that was set back
    };
    for (const Revoked& one : table) {
        INFO(one.after.count() << " ms, used " << one.used);
        Account account = away();
        if (one.keeps_debt) account.rules.refunds = RefundPolicy::keep_debt;
        account.accepted("a", 1);
        if (one.used > 0) REQUIRE(account.use(one.used));
        account.later(one.after);
        account.see(1);
        CHECK(account.left() == one.left);
        account.accepted("b", 1);
        CHECK(account.left() == one.left);
    }
}

TEST_CASE("what was used of a revoked purchase is forgiven, or owed") {
    for (const bool keeps_debt : {false, true}) {
        Account account = away();
        if (keeps_debt) account.rules.refunds = RefundPolicy::keep_debt;
        account.accepted("a", 1);
        REQUIRE(account.use(7));
        account.later(25h);
        account.see(1);
        account.later(1h);
        account.see(2);
        CHECK(account.left() == (keeps_debt ? 3 : 5));
    }
}

TEST_CASE("after the clock was set back a provisional unit still ends a day later") {
    Account account = away();
    account.accepted("a", 1);
    account.later(-1000h);
    account.see(1);
    account.later(23h);
    account.see(1);
    CHECK(account.left() == 10);
    account.later(1h);
    account.see(1);
    CHECK(account.left() == 5);
}

TEST_CASE("a request that brings a purchase takes nothing away") {
    Account account;
    account.see(3);
    account.leave();
    account.accepted("a", 1);
    CHECK(account.left() == 20);
    account.see(2);    // two were refunded in the meantime
    account.see(2);
    CHECK(effective_units(account.stock) == 3);
    account.later(24h);
    account.see(2);
    CHECK(account.left() == 10);
}

TEST_CASE("a provisional unit keeps the contents it was sold with") {
    Account account = away();
    account.accepted("a", 1);
    account.items_each = 9;
    account.see(2);
    CHECK(account.left() == 10);
    account.see(3);
    CHECK(account.left() == 19);
}
