// Power cuts on the real program: customers buy and use while it is killed again and again.

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <random>
#include <thread>
#include <vector>

#include "durability/server.hpp"
#include "durability/shopper.hpp"

using namespace ask::tests;

namespace {

constexpr unsigned shoppers_at_once = 4;

using Shoppers = std::vector<std::unique_ptr<Shopper>>;

struct Tally {
    int rounds = 0;
    int kills_of_skilld = 0;
    int kills_of_postgres = 0;
    int hangs_of_postgres = 0;
    unsigned interrupted = 0;
    int mismatches = 0;
};

// Everybody goes on until their request comes back without a proper answer.
void go_shopping(Shopper& shopper, const std::string& url) {
    while (shopper.do_something(url)) continue;
}

// What happens to whom in one round.
struct Crash {
    bool of_skilld = true;
    bool of_postgres = false;
    bool postgres_hangs = false;    // and goes on as if nothing had been
};

class Story {
 public:
    Story(Variables storage, bool has_postgres)
        : storage_(std::move(storage)), has_postgres_(has_postgres), server_(town(), storage_) {
        for (unsigned i = 0; i < shoppers_at_once; ++i) {
            shoppers_.push_back(std::make_unique<Shopper>(town(), 100 + i));
        }
    }

    void live_through_a_crash() {
        const Crash crash = next_crash();
        shop_until(crash);
        if (crash.of_postgres) durable_postgres().start();
        if (!crash.of_skilld) CHECK(server_.becomes(200, std::chrono::seconds{20}));
        if (has_postgres_) CHECK(postgres_is_quiet(crash.of_skilld));
        compare_with_the_database();
        if (crash.of_skilld) server_.start();
        for (const auto& shopper : shoppers_) shopper->settle(server_.url());
        ++tally_.rounds;
    }

    void end() {
        compare_with_the_database();
        const Told checked = tell_store(town(), storage_, {"check"});
        UNSCOPED_INFO(checked.output + checked.errors);
        CHECK(checked.status == 0);
        CHECK(server_.end() == 0);
        for (const auto& shopper : shoppers_) {
            for (const std::string& complaint : shopper->complaints()) {
                UNSCOPED_INFO(complaint);
                ++tally_.mismatches;
            }
        }
        CHECK(tally_.mismatches == 0);
        report();
    }

 private:
    [[nodiscard]] Crash next_crash() const {
        if (!has_postgres_) return {};
        switch (tally_.rounds % 8) {
            case 1:
            case 5:
                return {.of_skilld = false, .of_postgres = true};
            case 3:
                return {.of_skilld = true, .of_postgres = true};
            case 7:
                return {.of_skilld = false, .postgres_hangs = true};
            default:
                return {};
        }
    }

    void kill(const Crash& crash) {
        if (crash.of_skilld) {
            server_.kill();
            ++tally_.kills_of_skilld;
        }
        if (crash.of_postgres) {
            durable_postgres().kill();
            ++tally_.kills_of_postgres;
        }
    }

    // A skilld that lives on without its database still answers, with apologies.
    void shop_until(const Crash& crash) {
        std::vector<std::thread> streets;
        for (const auto& shopper : shoppers_) {
            streets.emplace_back([&] { go_shopping(*shopper, server_.url()); });
        }
        std::uniform_int_distribution<int> moment(20, 400);
        std::this_thread::sleep_for(std::chrono::milliseconds{moment(dice_)});
        std::optional<PostgresHangs> hanging;
        if (crash.postgres_hangs) hanging.emplace();
        kill(crash);
        for (std::thread& street : streets) street.join();
        if (crash.postgres_hangs) ++tally_.hangs_of_postgres;
        tally_.interrupted += shoppers_at_once;
    }

    void compare_with_the_database() {
        const auto everybody = everybody_in(town(), storage_);
        for (const auto& shopper : shoppers_) {
            const auto found = everybody.find(shopper->user());
            shopper->compare(found == everybody.end() ? StoredCustomer{} : found->second);
        }
    }

    void report() {
        Shopper::Done all;
        for (const auto& shopper : shoppers_) {
            const Shopper::Done& done = shopper->done();
            all.uses += done.uses;
            all.purchases += done.purchases;
            all.refunds += done.refunds;
            all.sent_again += done.sent_again;
            all.left += done.left;
            all.interrupted_uses_kept += done.interrupted_uses_kept;
            all.same_answers += done.same_answers;
            all.apologies += done.apologies;
        }
        std::printf(
            "%d rounds: skilld killed %d times, PostgreSQL killed %d times, hanging %d times, in "
            "%u requests (%d apologies); sent again %d, left %d (%d uses of them were kept); %d "
            "purchases, %d uses, %d refunds; %d answers asked for again; mismatches: %d\n",
            tally_.rounds, tally_.kills_of_skilld, tally_.kills_of_postgres,
            tally_.hangs_of_postgres, tally_.interrupted, all.apologies, all.sent_again, all.left,
            all.interrupted_uses_kept, all.purchases, all.uses, all.refunds, all.same_answers,
            tally_.mismatches);
        CHECK(all.purchases > 0);
        if (!has_postgres_) CHECK(all.apologies == 0);
    }

    Variables storage_;
    bool has_postgres_;
    Server server_;
    Shoppers shoppers_;
    std::mt19937 dice_{4711};
    Tally tally_;
};

void crash_again_and_again(Variables storage, bool has_postgres) {
    Story story(std::move(storage), has_postgres);
    const int rounds = so_many(8, 200);
    for (int i = 0; i < rounds; ++i) story.live_through_a_crash();
    story.end();
}

}    // namespace

TEST_CASE("what was acknowledged survives kill -9 and nothing happens twice: SQLite") {
    const ScratchFolder folder;
    crash_again_and_again(sqlite_in(folder.path()), false);
}

TEST_CASE("what was acknowledged survives kill -9 and nothing happens twice: PostgreSQL") {
    crash_again_and_again(fresh_postgres(), true);
}
