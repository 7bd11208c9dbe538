// The real program while its PostgreSQL is away, or there and silent.

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "durability/server.hpp"
#include "durability/shopper.hpp"

using namespace ask::tests;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto alexas_patience = 8s;

// A customer with ten hints, at a server of its own.
struct Bench {
    Variables storage = fresh_postgres();
    Server server{town(), storage};
    Caller who = town().join();
    int scene = 0;

    Bench() {
        town().count_hint_packs(who, 2);
        REQUIRE(ask_balance() == 10);
        REQUIRE(server.readiness() == 200);
    }
    std::optional<std::int64_t> ask_balance() {
        return hints_told(town().post({server.url(), town().how_many_hints(who)}));
    }
    std::string next_use() { return town().use_hint(who, scene++ % 3); }
};

// Each is an apology in Alexa's time; gives the longest wait.
std::chrono::milliseconds apologies(Bench& bench, const std::vector<std::string>& bodies) {
    std::vector<Letter> letters;
    for (const std::string& body : bodies) letters.push_back({bench.server.url(), body});
    const auto begun = Clock::now();
    for (const Answer& answer : town().post_at_once(letters)) {
        INFO(tell(answer) << "\n" << bench.server.log());
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(!speech_of(answer).empty());
        CHECK(!hints_told(answer));
    }
    const auto took = Clock::now() - begun;
    CHECK(took < alexas_patience);
    return std::chrono::duration_cast<std::chrono::milliseconds>(took);
}

// As soon as the database is there: ready, and what was apologised for is done on a second asking,
// or was done already: once.
void recover(Bench& bench, const std::vector<std::string>& bodies, const char* after) {
    const auto begun = Clock::now();
    REQUIRE(bench.server.becomes(200, 15s));
    const auto took = std::chrono::duration<double>(Clock::now() - begun).count();
    std::printf("after %s: ready again in %.2f s\n", after, took);
    for (const std::string& body : bodies) {
        const Answer answer = town().post({bench.server.url(), body});
        INFO(tell(answer));
        CHECK(hints_told(answer));
    }
    CHECK(bench.ask_balance() == 10 - static_cast<std::int64_t>(bodies.size()));
    CHECK(bench.server.end() == 0);
    CHECK(tell_store(town(), bench.storage, {"check"}).status == 0);
}

void live_without(Bench& bench, const std::vector<std::string>& bodies, const char* what) {
    const auto took = apologies(bench, bodies);
    std::printf("%s: apologies within %lld ms\n", what, static_cast<long long>(took.count()));
    CHECK(bench.server.readiness() == 503);
}

}    // namespace

TEST_CASE("without its PostgreSQL skilld apologises in time and is not ready, until it is back") {
    Bench bench;
    const std::vector<std::string> uses = {bench.next_use(), bench.next_use()};
    durable_postgres().stop();
    live_without(bench, uses, "PostgreSQL stopped");
    durable_postgres().start();
    recover(bench, uses, "PostgreSQL stopped");
}

TEST_CASE(
    "with a PostgreSQL that hangs skilld apologises in time and is not ready, until it wakes") {
    Bench bench;
    const std::vector<std::string> uses = {bench.next_use(), bench.next_use()};
    PostgresHangs hanging;
    live_without(bench, uses, "PostgreSQL hanging");
    hanging.end();
    recover(bench, uses, "PostgreSQL hanging");
}

TEST_CASE("a skilld that starts before its PostgreSQL serves as soon as that is there") {
    const Variables storage = fresh_postgres();
    durable_postgres().stop();
    Server server(town(), storage);
    CHECK(server.readiness() == 503);
    const Caller who = town().join();
    const Answer apology = town().post({server.url(), town().use_hint(who, 0)});
    INFO(tell(apology));
    CHECK(!speech_of(apology).empty());
    durable_postgres().start();
    CHECK(server.becomes(200, 15s));
    town().count_hint_packs(who, 1);
    CHECK(hints_told(town().post({server.url(), town().use_hint(who, 0)})) == 4);
    CHECK(server.end() == 0);
}
