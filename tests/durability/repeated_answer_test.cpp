// Alexa asks again: a second copy of a request finds the first one's answer, restart or not.

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "durability/server.hpp"
#include "durability/shopper.hpp"

using namespace ask::tests;

namespace {

struct Exchange {
    std::string body;
    std::string answer;
};

Exchange answered(const Server& server, std::string body) {
    const Answer answer = town().post({server.url(), body});
    INFO(tell(answer));
    REQUIRE(hints_told(answer));
    return {std::move(body), answer->body};
}

void require_same(const Server& server, const Exchange& before) {
    const Answer again = town().post({server.url(), before.body});
    INFO(tell(again) << "\nbefore: " << before.answer);
    REQUIRE(again);
    CHECK(again->status == 200);
    CHECK(again->body == before.answer);
}

// What customers did since would make every answer another one, were it made anew.
void answer_again_after_a_restart(const Variables& storage, bool orderly) {
    Server server(town(), storage);
    const Caller who = town().join();
    const auto order = order_in(town().post({server.url(), town().buy_hints(who)}));
    REQUIRE(order);
    town().count_hint_packs(who, 1);
    std::vector<Exchange> before = {answered(server, town().accepted(who, *order))};
    for (const int scene : {1, 2, 0}) {
        before.push_back(answered(server, town().use_hint(who, scene)));
    }
    if (orderly)
        CHECK(server.end() == 0);
    else
        server.kill();
    server.start();
    for (const Exchange& one : before) require_same(server, one);
    CHECK(hints_told(town().post({server.url(), town().how_many_hints(who)})) == 2);
    CHECK(server.end() == 0);
}

}    // namespace

TEST_CASE("a copy of a request that was answered before a restart gets the same body: SQLite") {
    for (const bool orderly : {true, false}) {
        const ScratchFolder folder;
        answer_again_after_a_restart(sqlite_in(folder.path()), orderly);
    }
}

TEST_CASE("a copy of a request that was answered before a restart gets the same body: PostgreSQL") {
    for (const bool orderly : {true, false}) {
        answer_again_after_a_restart(fresh_postgres(), orderly);
    }
}
