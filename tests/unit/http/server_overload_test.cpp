#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <ctime>
#include <semaphore>
#include <thread>
#include <vector>

#include "core/once.hpp"
#include "server_bench.hpp"

using namespace ask;
using namespace ask::tests;
using std::chrono::milliseconds;
using Time = std::chrono::steady_clock;

namespace {

Task<http::Response> answer_after(Once& gate, std::string body) {
    co_await gate.wait(Deadline::in(std::chrono::seconds{5}));
    co_return http::Response{.status = 200, .headers = {}, .body = std::move(body), .close = false};
}

double processor_seconds() {
    timespec busy{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &busy);
    return static_cast<double>(busy.tv_sec) + static_cast<double>(busy.tv_nsec) / 1e9;
}

// A request that costs the processor four milliseconds.
Task<http::Response> toil(http::Request) {
    for (const double end = processor_seconds() + 0.004; processor_seconds() < end;) {
    }
    co_return http::Response{};
}

double in_work(const ServerBench& bench) {
    return bench.metrics.value("skilld_http_requests_in_work", {{"server", "test"}});
}

struct Tally {
    std::atomic<int> admitted = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> other = 0;
    std::atomic<std::int64_t> slowest_ms = 0;
};

// One client that asks again as soon as it is answered.
void keep_asking(const ServerBench& bench, Tally& tally, Time::time_point end) {
    Wire wire = bench.connect();
    while (Time::now() < end) {
        const auto asked = Time::now();
        const WireAnswer answer = wire.send(plain_get) ? wire.answer() : WireAnswer{};
        auto& count = answer.status == 200 ? tally.admitted : tally.refused;
        const bool expected = answer.status == 200 || answer.status == 503;
        ++(expected ? count : tally.other);
        const auto took = std::chrono::duration_cast<milliseconds>(Time::now() - asked).count();
        if (took > tally.slowest_ms) tally.slowest_ms = took;
        if (answer.status == 503) std::this_thread::sleep_for(milliseconds{2});
    }
}

// Up to twenty, until one is a refusal.
int answers_in_a_row(Wire& wire) {
    int answered = 0;
    while (answered < 20 && wire.send(plain_get) && wire.answer().status == 200) ++answered;
    return answered;
}

http::ServerOptions limited_tls(const Certificates& certificates) {
    http::ServerOptions options = on_loopback();
    options.tls = certificates.tls();
    options.most_lag = milliseconds{250};    // handshakes take long with sanitizers
    return options;
}

// What a client says first.
std::string tls_greeting() {
    const SslSide side = trusting_side();
    const std::unique_ptr<SSL, void (*)(SSL*)> client(SSL_new(side.get()), SSL_free);
    BIO* said = BIO_new(BIO_s_mem());
    SSL_set_bio(client.get(), BIO_new(BIO_s_mem()), said);
    SSL_connect(client.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(said, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

// The one thread of a server, which can be held while greetings arrive, and tells how many of them
// have been answered before it comes to a request.
struct OneThread {
    static constexpr int crowd_size = 24;
    std::vector<Wire> crowd;
    std::binary_semaphore let_go{0};
    std::atomic<bool> is_held = false;

    Task<http::Response> answer(std::string target) {
        http::Response response;
        if (target == "/hold") {
            is_held = true;
            let_go.acquire();
        }
        if (target == "/count") {
            response.body = std::to_string(std::ranges::count_if(crowd, &Wire::is_over));
        }
        co_return response;
    }
};

}    // namespace

TEST_CASE("requests beyond those that may be in work get 503 at once and keep their connection") {
    Once gate;
    http::ServerOptions options = on_loopback();
    options.most_requests = 3;
    const ServerBench bench(
        [&](http::Request request) { return answer_after(gate, std::move(request.body)); },
        options);
    std::vector<Wire> busy;
    for (int i = 0; i < 3; ++i) {
        busy.push_back(bench.connect());
        REQUIRE(busy.back().send(post("admitted")));
    }
    REQUIRE(comes_true([&] { return in_work(bench) == 3; }));
    Wire fourth = bench.connect();
    for (int i = 0; i < 2; ++i) {
        REQUIRE(fourth.send(post("one too many")));
        const WireAnswer answer = fourth.answer();
        CHECK(answer.status == 503);
        CHECK(answer.says("Retry-After: 1"));
        CHECK_FALSE(answer.says("Connection: close"));
    }
    CHECK(bench.refused("too_many_requests") == 2);
    gate.happen();
    for (Wire& wire : busy) CHECK(wire.answer().body == "admitted");
    CHECK(comes_true([&] { return in_work(bench) == 0; }));
    REQUIRE(fourth.send(post("now there is room")));
    CHECK(fourth.answer().body == "now there is room");
}

TEST_CASE("a request that fails gives its place back") {
    http::ServerOptions options = on_loopback();
    options.most_requests = 1;
    const ServerBench bench(
        [](http::Request) -> Task<http::Response> {
            throw std::runtime_error("broken");
            co_return http::Response{};
        },
        options);
    Wire wire = bench.connect();
    for (int i = 0; i < 3; ++i) {
        REQUIRE(wire.send(plain_get));
        CHECK(wire.answer().status == 500);
    }
    CHECK(in_work(bench) == 0);
}

TEST_CASE("more work than the processor can do is refused soon, and the rest goes on") {
    http::ServerOptions options = on_loopback();
    options.most_lag = milliseconds{25};
    const ServerBench bench(toil, options);
    Tally tally;
    {
        const auto end = Time::now() + milliseconds{2'000};
        std::vector<std::jthread> clients;
        for (int i = 0; i < 60; ++i) {
            clients.emplace_back([&] { keep_asking(bench, tally, end); });
        }
    }
    CAPTURE(tally.admitted, tally.refused, tally.slowest_ms);
    CHECK(tally.other == 0);
    CHECK(tally.admitted > 50);
    CHECK(tally.refused > 50);
    CHECK(bench.refused("overload") == tally.refused);
    CHECK(comes_true([&] { return in_work(bench) == 0; }));
    // And soon after the crowd has gone, nobody is refused.
    Wire wire = bench.connect();
    CHECK(comes_true([&] { return answers_in_a_row(wire) == 20; }));
}

TEST_CASE("without a limit for waiting nothing is refused") {
    const ServerBench bench(toil);
    Tally tally;
    {
        const auto end = Time::now() + milliseconds{500};
        std::vector<std::jthread> clients;
        for (int i = 0; i < 40; ++i) {
            clients.emplace_back([&] { keep_asking(bench, tally, end); });
        }
    }
    CHECK(tally.refused + tally.other == 0);
}

TEST_CASE("a crowd that connects all at once is served") {
    const Certificates certificates;
    const ServerBench bench(echo, limited_tls(certificates));
    std::vector<std::jthread> crowd;
    std::atomic<int> served = 0;
    for (int i = 0; i < 40; ++i) {
        crowd.emplace_back([&] {
            Wire wire = bench.connect();
            if (!wire.secure(trusting_side(), true) || !wire.send(plain_get)) return;
            if (wire.answer().status == 200) ++served;
        });
    }
    crowd.clear();
    CHECK(bench.refused("overload_handshake") == 0);
    CHECK(bench.refused("overload") == 0);
    CHECK(bench.refused("handshake_timeout") == 0);
    CHECK(served == 40);
}

TEST_CASE("those who are here are answered amid a crowd of greetings, whole or in two pieces") {
    const std::size_t ahead = GENERATE(0U, 1U);    // bytes that come before the rest
    const Certificates certificates;
    OneThread thread;
    const ServerBench bench(
        [&thread](http::Request request) { return thread.answer(request.target); },
        limited_tls(certificates), true, 1);
    Wire holding = bench.connect_tls();
    Wire asking = bench.connect_tls();
    const std::string greeting = tls_greeting();
    for (int i = 0; i < OneThread::crowd_size; ++i) {
        thread.crowd.push_back(bench.connect());
        REQUIRE(thread.crowd.back().send(greeting.substr(0, ahead)));
    }
    REQUIRE(comes_true([&] { return bench.server->connections() == thread.crowd.size() + 2; }));
    // Each answer is a round of the thread: every first piece has been looked at.
    for (int i = 0; i < 2 * OneThread::crowd_size; ++i) {
        REQUIRE(asking.send(plain_get));
        REQUIRE(asking.answer().status == 200);
    }

    REQUIRE(holding.send("GET /hold HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    REQUIRE(comes_true([&] { return thread.is_held.load(); }));
    for (Wire& wire : thread.crowd) REQUIRE(wire.send(greeting.substr(ahead)));
    REQUIRE(asking.send("GET /count HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    thread.let_go.release();
    const WireAnswer answer = asking.answer();
    CAPTURE(answer.body);
    CHECK(answer.status == 200);
    CHECK(std::stoi(answer.body) < OneThread::crowd_size / 2);
    for (Wire& wire : thread.crowd) CHECK(wire.read(1).size() == 1);    // and so was the crowd
}

TEST_CASE("who wants to connect and does not get a turn in time is shown out") {
    const Certificates certificates;
    http::ServerOptions options = limited_tls(certificates);
    options.handshake_patience = milliseconds{1};
    OneThread thread;
    const ServerBench bench(
        [&thread](http::Request request) { return thread.answer(request.target); }, options, true,
        1);
    Wire holding = bench.connect_tls();
    std::vector<Wire> crowd;
    for (int i = 0; i < OneThread::crowd_size; ++i) crowd.push_back(bench.connect());
    REQUIRE(comes_true([&] { return bench.server->connections() == crowd.size() + 1; }));
    REQUIRE(holding.send("GET /hold HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    REQUIRE(comes_true([&] { return thread.is_held.load(); }));
    for (Wire& wire : crowd) REQUIRE(wire.send(tls_greeting()));
    thread.let_go.release();
    CHECK(comes_true([&] { return bench.refused("overload_handshake") > 0; }));
}
