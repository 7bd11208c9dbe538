// What a kill -9 leaves to others: to a second replica, and to the next start.

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdio>
#include <functional>
#include <future>
#include <random>
#include <string>
#include <thread>

#include "durability/server.hpp"
#include "durability/shopper.hpp"

using namespace ask::tests;

namespace {

using Dice = std::mt19937;

void wait_up_to(std::chrono::microseconds most, Dice& dice) {
    std::uniform_int_distribution<std::int64_t> moment(0, most.count());
    std::this_thread::sleep_for(std::chrono::microseconds{moment(dice)});
}

using Span = std::chrono::microseconds;

Span time_of(const Letter& letter) {
    const auto begun = std::chrono::steady_clock::now();
    REQUIRE(hints_told(town().post(letter)));
    return std::chrono::duration_cast<Span>(std::chrono::steady_clock::now() - begun);
}

// Killed at some moment of a request. Whether it was answered before.
bool die_with(Server& dying, const std::string& body, Span usual, Dice& dice) {
    auto first = std::async(std::launch::async, [&, url = dying.url()] {
        return hints_told(town().post({url, body})).has_value();
    });
    wait_up_to(usual * 3 / 2, dice);
    dying.kill();
    return first.get();
}

void serve_after_interrupted_starts(const std::function<Variables()>& fresh_storage) {
    Dice dice(99);
    const int stores = so_many(2, 20);
    for (int i = 0; i < stores; ++i) {
        const Variables storage = fresh_storage();
        for (int kill = 0; kill < 4; ++kill) {
            ProgramOptions options = store_command(town(), storage, {});
            options.arguments = {"serve", "--config", "config/development.json"};
            Program starting(options);
            wait_up_to(std::chrono::milliseconds{150}, dice);
            starting.kill();
        }
        Server server(town(), storage);
        CHECK(server.becomes(200, std::chrono::seconds{5}));
        CHECK(server.end() == 0);
        CHECK(tell_store(town(), storage, {"check"}).status == 0);
    }
}

}    // namespace

TEST_CASE("a request that died with its replica is done by another one, once") {
    const Variables storage = fresh_postgres();
    Server dying(town(), storage);
    Server other(town(), storage);
    const Caller who = town().join();
    const int times = so_many(12, 200);
    town().count_hint_packs(who, times);
    std::int64_t left = times * hints_in_a_pack;
    Dice dice(7);
    int answered = 0;
    REQUIRE(hints_told(town().post({dying.url(), town().how_many_hints(who)})) == left);
    --left;
    const Span usual = time_of({dying.url(), town().use_hint(who, 2)});
    for (int i = 0; i < times; ++i) {
        const std::string body = town().use_hint(who, i % 3);
        if (die_with(dying, body, usual, dice)) ++answered;
        const Answer again = town().post({other.url(), body});
        INFO("request " << i << ": " << tell(again));
        REQUIRE(hints_told(again) == --left);
        REQUIRE(hints_told(town().post({other.url(), town().how_many_hints(who)})) == left);
        dying.start();
    }
    CHECK(everybody_in(town(), storage).at(who.user.text()).hints == left);
    std::printf("%d replicas killed amid a use: the other one did it once (%d were answered)\n",
                times, answered);
    CHECK(dying.end() == 0);
    CHECK(other.end() == 0);
}

TEST_CASE("a start that is killed amid its work does not hinder the next one: SQLite") {
    const ScratchFolder folder;
    int made = 0;
    serve_after_interrupted_starts([&] {
        const auto own = folder.path() / std::to_string(++made);
        std::filesystem::create_directory(own);
        return sqlite_in(own);
    });
}

TEST_CASE("a start that is killed amid its work does not hinder the next one: PostgreSQL") {
    serve_after_interrupted_starts([] { return fresh_postgres(); });
}
