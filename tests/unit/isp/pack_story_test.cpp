#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <vector>

#include "isp/inventory_rules.hpp"
#include "unit/isp/account.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;
using namespace std::chrono_literals;

namespace {

// The truth where Amazon's count is never old: packs of their own contents, and what was used.
struct Truth {
    std::vector<std::int64_t> packs;
    std::int64_t used = 0;

    [[nodiscard]] std::int64_t items() const {
        std::int64_t sum = 0;
        for (const std::int64_t pack : packs) sum += pack;
        return sum;
    }
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(packs.size()); }
    [[nodiscard]] std::int64_t left(bool keeps_debt) const {
        return keeps_debt ? std::max<std::int64_t>(0, items() - used) : items() - used;
    }
    void refund(bool keeps_debt) {
        packs.pop_back();
        if (!keeps_debt) used = std::min(used, items());
    }
};

void buy_with_us(Account& account, Truth& truth, bool is_counted_late) {
    account.leave();
    const std::int64_t before = truth.count();
    truth.packs.push_back(account.items_each);
    account.accepted("request " + std::to_string(account.rows.size()),
                     is_counted_late ? before : truth.count());
}

void play_step(Account& account, Truth& truth, std::mt19937& dice) {
    const bool keeps_debt = account.rules.refunds == RefundPolicy::keep_debt;
    account.items_each = 1 + static_cast<std::int64_t>(dice() % 7);
    switch (dice() % 5) {
        case 0:
            buy_with_us(account, truth, dice() % 2 == 0);
            break;
        case 1:
            account.later(11min);
            truth.packs.push_back(account.items_each);
            break;
        case 2:
            if (!truth.packs.empty()) truth.refund(keeps_debt);
            break;
        default:
            const auto items = 1 + static_cast<std::int64_t>(dice() % 4);
            REQUIRE(account.use(items) == (items <= truth.left(keeps_debt)));
            if (items <= truth.left(keeps_debt)) truth.used += items;
    }
    account.see(truth.count());
    REQUIRE(account.left() == truth.left(keeps_debt));
}

}    // namespace

TEST_CASE("packs of changing contents, bought, used and refunded, are always what they are") {
    for (const RefundPolicy policy : {RefundPolicy::forgive, RefundPolicy::keep_debt}) {
        for (unsigned seed = 1; seed <= 100; ++seed) {
            INFO("seed " << seed);
            std::mt19937 dice(seed);
            Account account(5, watchful_rules(policy));
            Truth truth;
            for (int i = 0; i < 100; ++i) play_step(account, truth, dice);
        }
    }
}
