// Two skilld on one PostgreSQL, which get the same request, or two of one customer, at once.

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "durability/server.hpp"
#include "durability/shopper.hpp"

using namespace ask::tests;

namespace {

class Pair {
 public:
    // Both answers.
    std::vector<Answer> ask_both(const std::string& one, const std::string& other) {
        return town().post_at_once({{first_.url(), one}, {second_.url(), other}});
    }
    // The same bytes to both: one effect, one answer. Gives it.
    Answer ask_twice(const std::string& body) {
        const std::vector<Answer> answers = ask_both(body, body);
        INFO(tell(answers[0]) << "\n" << tell(answers[1]));
        REQUIRE((answers[0] && answers[1]));
        REQUIRE(answers[0]->status == 200);
        REQUIRE(answers[1]->status == 200);
        REQUIRE(answers[0]->body == answers[1]->body);
        return answers[0];
    }
    PurchaseOrder order(const Caller& who) {
        const Answer answer = town().post({first_.url(), town().buy_hints(who)});
        const auto order = order_in(answer);
        INFO(tell(answer));
        REQUIRE(order);
        return *order;
    }
    std::int64_t balance(const Caller& who) {
        return hints_told(town().post({second_.url(), town().how_many_hints(who)})).value_or(-1);
    }
    void end() {
        CHECK(first_.end() == 0);
        CHECK(second_.end() == 0);
        CHECK(tell_store(town(), storage_, {"check"}).status == 0);
    }
    [[nodiscard]] const Variables& storage() const { return storage_; }

 private:
    Variables storage_ = fresh_postgres();
    Server first_{town(), storage_};
    Server second_{town(), storage_};
};

// A purchase that Amazon's count shows at once, or not yet.
std::string accepted(Pair& pair, const Caller& who, bool counted) {
    const PurchaseOrder order = pair.order(who);
    if (counted) town().count_hint_packs(who, 1);
    return town().accepted(who, order);
}

}    // namespace

TEST_CASE("the same purchase at two replicas is credited once and answered alike") {
    Pair pair;
    const int times = so_many(20, 1'000);
    for (int i = 0; i < times; ++i) {
        const Caller who = town().join();
        const bool counted = i % 2 == 0;
        const Answer answer = pair.ask_twice(accepted(pair, who, counted));
        INFO("purchase " << i << ": " << tell(answer));
        REQUIRE(hints_told(answer) == hints_in_a_pack);
        if (!counted) town().count_hint_packs(who, 1);
        REQUIRE(pair.balance(who) == hints_in_a_pack);
    }
    for (const auto& [user, customer] : everybody_in(town(), pair.storage())) {
        REQUIRE(customer.hints == hints_in_a_pack);
        REQUIRE(customer.faults.empty());
    }
    std::printf("%d purchases at two replicas at once: each credited once\n", times);
    pair.end();
}

TEST_CASE("the same use at two replicas is counted once and answered alike") {
    Pair pair;
    const Caller who = town().join();
    const int times = so_many(20, 1'000);
    const int packs = times / static_cast<int>(hints_in_a_pack);
    town().count_hint_packs(who, packs);
    std::int64_t left = packs * hints_in_a_pack;
    REQUIRE(pair.balance(who) == left);
    for (int i = 0; i < times; ++i) {
        const Answer answer = pair.ask_twice(town().use_hint(who, i % 3));
        INFO("use " << i << ": " << tell(answer));
        REQUIRE(hints_told(answer) == --left);
    }
    REQUIRE(pair.balance(who) == left);
    std::printf("%d uses at two replicas at once: each counted once\n", times);
    pair.end();
}

TEST_CASE("two requests of one customer at two replicas at once both have their effect") {
    Pair pair;
    const Caller who = town().join();
    const int times = so_many(10, 500);
    town().count_hint_packs(who, times);
    std::int64_t left = times * hints_in_a_pack;
    for (int i = 0; i < times; ++i) {
        const auto uses = pair.ask_both(town().use_hint(who, 0), town().use_hint(who, 1));
        INFO("round " << i << "\n" << tell(uses[0]) << "\n" << tell(uses[1]));
        REQUIRE((hints_told(uses[0]) && hints_told(uses[1])));
        left -= 2;
        REQUIRE(std::min(*hints_told(uses[0]), *hints_told(uses[1])) == left);
        REQUIRE(std::max(*hints_told(uses[0]), *hints_told(uses[1])) == left + 1);
        const std::string credit = accepted(pair, who, i % 2 == 0);
        const auto trade = pair.ask_both(credit, town().use_hint(who, 2));
        left += hints_in_a_pack - 1;
        if (i % 2 != 0) town().count_hint_packs(who, 1);
        INFO("a credit and a use\n" << tell(trade[0]) << "\n" << tell(trade[1]));
        REQUIRE((hints_told(trade[0]) && hints_told(trade[1])));
        REQUIRE(pair.balance(who) == left);
    }
    std::printf("%d times two uses at once, and a purchase with a use: nothing lost\n", times);
    pair.end();
}
