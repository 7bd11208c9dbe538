// Many requests for one file, on one thread and on several.

#include <catch2/catch_test_macros.hpp>
#include <latch>
#include <memory>
#include <string>
#include <thread>

#include "cache_fixture.hpp"

using namespace ask;
using namespace ask::tests;

namespace {

struct Tally {
    std::atomic<int> held{0};
    std::atomic<int> failed{0};
};

Task<void> ask_for(verify::CertificateCache& cache, std::string url, Deadline deadline,
                   Tally& tally) {
    auto asking = cache.chain(std::move(url), deadline);
    const Result<verify::Chain> chain = co_await std::move(asking);
    ++(chain ? tally.held : tally.failed);
}

Task<void> ask_and_tell(verify::CertificateCache& cache, std::latch& begun, Tally& tally) {
    begun.count_down();
    auto asking = ask_for(cache, alexa_url, Deadline::in(20s), tally);
    co_await std::move(asking);
}

void spawn_asking(boost::asio::io_context& context, SlowBench& bench, Deadline deadline,
                  Tally& tally, std::string url = alexa_url) {
    auto asking = ask_for(bench.cache, std::move(url), deadline, tally);
    boost::asio::co_spawn(context, std::move(asking), boost::asio::detached);
}

}    // namespace

TEST_CASE("200 requests at once with a cold cache cause one download") {
    SlowBench bench;
    Tally tally;
    boost::asio::io_context context;
    for (int i = 0; i < 200; ++i) spawn_asking(context, bench, Deadline::in(20s), tally);
    context.poll();
    CHECK(bench.s3.asked == 1);
    CHECK(tally.held + tally.failed == 0);
    bench.s3.gate.happen();
    context.run();
    CHECK(tally.held == 200);
    CHECK(bench.s3.asked == 1);
}

TEST_CASE("requests of two threads wait for the same download") {
    SlowBench bench;
    Tally tally;
    std::latch begun(200);
    {
        boost::asio::io_context first;
        boost::asio::io_context second;
        for (int i = 0; i < 200; ++i) {
            auto asking = ask_and_tell(bench.cache, begun, tally);
            boost::asio::co_spawn(i % 2 == 0 ? first : second, std::move(asking),
                                  boost::asio::detached);
        }
        const std::jthread one([&first] { first.run(); });
        const std::jthread two([&second] { second.run(); });
        begun.wait();
        bench.s3.gate.happen();
    }
    CHECK(tally.held == 200);
    CHECK(bench.s3.asked == 1);
}

TEST_CASE("a waiter that gives up does not end the download for those who wait longer") {
    SlowBench bench;
    Tally hasty;
    Tally patient;
    boost::asio::io_context context;
    spawn_asking(context, bench, Deadline::in(0ms), hasty);
    spawn_asking(context, bench, Deadline::in(20s), patient);
    while (hasty.failed == 0) context.run_one();
    CHECK(patient.held == 0);
    bench.s3.gate.happen();
    context.run();
    CHECK(patient.held == 1);
    CHECK(bench.s3.asked == 1);
}

TEST_CASE("a download goes on when all who waited have given up") {
    SlowBench bench;
    Tally hasty;
    boost::asio::io_context context;
    spawn_asking(context, bench, Deadline::in(0ms), hasty);
    while (hasty.failed == 0) context.run_one();
    bench.s3.gate.happen();
    context.run();
    Tally later;
    spawn_asking(context, bench, Deadline::in(20s), later);
    context.restart();
    context.run();
    CHECK(later.held == 1);
    CHECK(bench.s3.asked == 1);
}

TEST_CASE("a download that hangs ends at its own limit and is remembered as a failure") {
    SlowBench bench({.download_limit = 0ms});
    Tally tally;
    boost::asio::io_context context;
    spawn_asking(context, bench, Deadline::in(20s), tally);
    context.run();
    CHECK(tally.failed == 1);
    CHECK(bench.metrics.value("skilld_certificate_downloads_total",
                              {{"outcome", "chain_unavailable"}}) == 1);
}

TEST_CASE("no more downloads run at once than are allowed") {
    for (const auto& [most, expected] :
         {std::pair{1U, 1}, std::pair{2U, 1}, std::pair{3U, 2}, std::pair{4U, 3}}) {
        SlowBench bench({.most_downloads = most});
        Tally tally;
        boost::asio::io_context context;
        for (int i = 0; i < 5; ++i) {
            const std::string url = "https://s3.amazonaws.com/echo.api/" + std::to_string(i);
            spawn_asking(context, bench, Deadline::in(20s), tally, url);
        }
        context.poll();
        CHECK(bench.s3.asked == expected);    // the last one is kept for names that are known
        CHECK(tally.failed == 5 - expected);
        bench.s3.gate.happen();
        context.run();
        CHECK(tally.held == expected);
    }
}

TEST_CASE("a download whose thread stops sets its waiters on other threads free") {
    SlowBench bench;
    Tally gone;
    Tally waiting;
    boost::asio::io_context other;
    {
        boost::asio::io_context stopping;
        spawn_asking(stopping, bench, Deadline::in(20s), gone);
        stopping.poll();
        spawn_asking(other, bench, Deadline::in(20s), waiting);
        other.poll();
    }
    other.restart();
    other.run();
    CHECK(waiting.failed == 1);
    CHECK(bench.s3.asked == 1);
    bench.s3.gate.happen();
    spawn_asking(other, bench, Deadline::in(20s), waiting);
    other.restart();
    other.run();
    CHECK(waiting.held == 1);
    CHECK(bench.s3.asked == 2);
}

TEST_CASE("waiters whose thread stops leave the download to the others") {
    SlowBench bench;
    Tally gone;
    Tally waiting;
    boost::asio::io_context other;
    spawn_asking(other, bench, Deadline::in(20s), waiting);
    other.poll();
    {
        boost::asio::io_context stopping;
        spawn_asking(stopping, bench, Deadline::in(20s), gone);
        stopping.poll();
    }
    bench.s3.gate.happen();
    other.restart();
    other.run();
    CHECK(waiting.held == 1);
    CHECK(bench.s3.asked == 1);
}

TEST_CASE("a download outlives the cache that began it") {
    FakeClock clock{noon};
    SlowClient s3{pki().chain};
    Logger logger{LogOptions{LogLevel::off, LogFormat::text}};
    Metrics metrics;
    boost::asio::io_context context;
    Tally tally;
    auto cache =
        std::make_unique<verify::CertificateCache>(s3, pki().trust, clock, logger, metrics);
    auto asking = ask_for(*cache, alexa_url, Deadline::in(20s), tally);
    boost::asio::co_spawn(context, std::move(asking), boost::asio::detached);
    context.poll();
    cache.reset();
    s3.gate.happen();
    context.run();
    CHECK(tally.held == 1);
}
