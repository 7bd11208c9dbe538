#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <vector>

#include "isp/inventory_rules.hpp"
#include "isp/purchase_record.hpp"
#include "unit/isp/account.hpp"

using namespace ask;
using namespace ask::isp;
using namespace ask::tests;
using namespace std::chrono_literals;

// Long random stories of purchases, against what is true.

namespace {

struct Chaos {
    RefundPolicy policy = RefundPolicy::keep_debt;
    bool refunds = true;       // also resets
    bool long_waits = true;    // else every old count is corrected within ten minutes
    std::int64_t items_each = 5;
};

class World {
 public:
    World(unsigned seed, const Chaos& chaos)
        : dice_(seed), chaos_(chaos), account_(chaos.items_each, watchful_rules(chaos.policy)) {}

    void step() {
        pass_time();
        switch (roll(12)) {
            case 0:
            case 1:
                return visit();
            case 2:
            case 3:
            case 4:
                return use();
            case 5:
            case 6:
                return leave();
            case 7:
            case 8:
                return come_back();
            case 9:
                return repeat_accepted();
            case 10:
                return refund();
            default:
                return buy_elsewhere();
        }
    }

    // All counts are true again, and what never appears has timed out.
    void settle() {
        fog_ = 0;
        see();
        account_.later(25h);
        see();
        see();
    }

    void check_always() const {
        if (account_.left() < 0) FAIL("below zero");
        if (chaos_.refunds) return;
        if (effective_units(account_.stock) > bought_) FAIL("counted twice: " + account_.story());
    }
    [[nodiscard]] const Account& account() const { return account_; }
    [[nodiscard]] std::int64_t bought() const { return bought_; }
    [[nodiscard]] std::int64_t used() const { return used_; }

 private:
    int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }
    bool one_in(int sides) { return roll(sides) == 0; }
    std::string new_request() { return "request " + std::to_string(++requests_); }

    void pass_time() {
        account_.later(std::chrono::seconds(1 + roll(8)));
        if (one_in(40)) account_.later(-3h);
        if (chaos_.long_waits && one_in(25)) account_.later(std::chrono::hours(roll(40)));
        if (fog_ > 0) --fog_;
    }

    void change_count(std::int64_t by) {
        counts_.push_back(bought_);
        bought_ += by;
        fog_ = 1 + roll(8);
    }

    // What Amazon says: for a while after a change perhaps an older count.
    std::int64_t count() {
        if (fog_ == 0 || counts_.empty() || one_in(2)) return bought_;
        const auto back = std::min(counts_.size(), static_cast<std::size_t>(1 + roll(3)));
        return counts_[counts_.size() - back];
    }
    std::optional<std::int64_t> count_or_failure() {
        return one_in(8) ? std::nullopt : std::optional(count());
    }

    void see() { account_.see(count()); }

    // A request that may fall over before it is committed. True: it was committed.
    template <class Work>
    bool request(Work work) {
        const bool crashes = one_in(7);
        const auto before = crashes ? std::optional(account_) : std::nullopt;
        work();
        if (crashes) account_ = *before;
        if (one_in(60)) store_and_load();
        return !crashes;
    }

    void store_and_load() const {
        PurchaseRecord record;
        record.stock[ReferenceName("pack")] = account_.stock;
        auto read = read_purchase_record(write_purchase_record(record));
        if (!read || read->stock[ReferenceName("pack")] != account_.stock) FAIL("not as written");
    }

    void visit() {
        request([this] {
            if (const auto seen = count_or_failure()) account_.see(*seen);
        });
    }

    void use() {
        const std::string id = new_request();
        const std::int64_t items = 1 + roll(3);
        bool counted = false;
        const bool kept = request([&] {
            if (!one_in(4)) see();
            counted = account_.use(items, id);
        });
        if (!kept || !counted) return;
        used_ += items;
        if (one_in(3)) account_.use(items, id);    // the same request again
    }

    void leave() {
        away_ = request([this] {
            if (const auto seen = count_or_failure()) account_.see(*seen);
            account_.leave();
        });
        last_accepted_.clear();
    }

    void come_back() {
        if (!away_) return;
        away_ = false;
        if (one_in(4)) return;    // declined
        change_count(+1);
        if (one_in(6)) return;    // the answer never arrives
        last_accepted_ = new_request();
        repeat_accepted();
    }

    void repeat_accepted() {
        if (last_accepted_.empty()) return;
        const std::string id = one_in(2) ? last_accepted_ : new_request();
        request([&] {
            if (one_in(5)) see();
            account_.accepted(id, count_or_failure());
        });
    }

    void refund() {
        if (!chaos_.refunds || bought_ == 0) return;
        change_count(one_in(5) ? -bought_ : -1);
    }

    // A slow payment that completes, say.
    void buy_elsewhere() {
        if (one_in(3)) change_count(+1);
    }

    std::mt19937 dice_;
    Chaos chaos_;
    Account account_;
    std::int64_t bought_ = 0;    // the truth
    std::int64_t used_ = 0;      // items that somebody got
    std::vector<std::int64_t> counts_;
    int fog_ = 0;    // steps in which old counts are seen
    bool away_ = false;
    std::string last_accepted_;
    int requests_ = 0;
};

constexpr unsigned stories = 170;
constexpr int steps = 200;

World played(unsigned seed, const Chaos& chaos) {
    World world(seed, chaos);
    for (int i = 0; i < steps; ++i) {
        world.step();
        world.check_always();
    }
    world.settle();
    return world;
}

}    // namespace

TEST_CASE("whatever is late, lost, repeated or refunded, all uses are paid for in the end") {
    for (unsigned seed = 1; seed <= stories; ++seed) {
        INFO("seed " << seed);
        const World world = played(seed, {.policy = RefundPolicy::keep_debt});
        const std::int64_t truth = std::max<std::int64_t>(0, world.bought() * 5 - world.used());
        REQUIRE(granted_units(world.account().stock) == world.bought());
        REQUIRE(world.account().stock.provisional.empty());
        REQUIRE(world.account().left() == truth);
    }
}

TEST_CASE("without refunds nothing is ever forgiven, whatever old counts are seen") {
    const Chaos chaos{.policy = RefundPolicy::forgive, .refunds = false, .long_waits = false};
    for (unsigned seed = 1; seed <= stories; ++seed) {
        INFO("seed " << seed);
        const World world = played(seed, chaos);
        REQUIRE(granted_units(world.account().stock) == world.bought());
        REQUIRE(world.account().left() == world.bought() * 5 - world.used());
    }
}

TEST_CASE("forgiving gives no less than keeping debts, and no more than was bought") {
    for (unsigned seed = 1; seed <= stories; ++seed) {
        INFO("seed " << seed);
        const World world = played(seed, {.policy = RefundPolicy::forgive});
        REQUIRE(granted_units(world.account().stock) == world.bought());
        REQUIRE(world.account().left() >= world.bought() * 5 - world.used());
        REQUIRE(world.account().left() <= world.bought() * 5);
    }
}
