// The real program with SQLite on a disk that fills up.

#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "durability/server.hpp"
#include "durability/shopper.hpp"

using namespace ask::tests;
using namespace std::chrono_literals;

namespace {

// A disk as the server sees it. What it is filled with may be taken away again.
struct Disk {
    std::function<void(const Server&)> fill;
    std::function<void(const Server&)> clear;
};

std::filesystem::path filler_of(const Server& server, const std::filesystem::path& disk) {
    return "/proc/" + std::to_string(server.id()) + "/root" + (disk / "filler").string();
}

void write_until_full(const std::filesystem::path& file) {
    const std::string page(4'096, 'x');
    std::ofstream out(file, std::ios::binary | std::ios::app);
    while (out.write(page.data(), static_cast<std::streamsize>(page.size())).flush()) continue;
}

void let_files_grow(const Server& server, rlim_t bytes) {
    rlimit limit{};
    REQUIRE(::prlimit(server.id(), RLIMIT_FSIZE, nullptr, &limit) == 0);
    limit.rlim_cur = bytes;
    REQUIRE(::prlimit(server.id(), RLIMIT_FSIZE, &limit, nullptr) == 0);
}

struct Bench {
    Server& server;
    Caller who = town().join();
    int scene = 0;

    Answer use(std::string body) { return town().post({server.url(), std::move(body)}); }
    std::string next_use() { return town().use_hint(who, scene++ % 3); }
    std::optional<std::int64_t> ask_balance() {
        return hints_told(town().post({server.url(), town().how_many_hints(who)}));
    }
};

// Until the first that finds no space. SQLite has some in hand.
std::string first_refused(Bench& bench, std::int64_t& left) {
    for (int i = 0; i < 2'000; ++i) {
        std::string body = bench.next_use();
        const Answer answer = bench.use(body);
        INFO(tell(answer) << "\n" << bench.server.log());
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        REQUIRE(!speech_of(answer).empty());
        if (!hints_told(answer)) return body;
        REQUIRE(hints_told(answer) == --left);
    }
    FAIL("the disk is never full");
    return "";
}

void live_through(Server& server, const Disk& disk) {
    Bench bench{.server = server};
    town().count_hint_packs(bench.who, 1'000);
    std::int64_t left = 5'000;
    REQUIRE(bench.ask_balance() == left);
    disk.fill(server);
    const std::string refused = first_refused(bench, left);
    CHECK(server.becomes(503, 5s));
    disk.clear(server);
    CHECK(server.becomes(200, 10s));
    const Answer again = bench.use(refused);
    INFO(tell(again) << "\n" << server.log());
    CHECK(hints_told(again) == --left);
    CHECK(bench.ask_balance() == left);
}

}    // namespace

TEST_CASE("on a full disk skilld apologises and is not ready, and recovers when there is space") {
    const ScratchFolder folder;
    const Variables storage = sqlite_in(folder.path());
    std::unique_ptr<Server> server;
    try {
        server = std::make_unique<Server>(town(), storage, folder.path());
    } catch (const std::runtime_error&) {
        SKIP("mounts nothing without privileges");
    }
    const Disk disk{
        .fill = [&](const Server& s) { write_until_full(filler_of(s, folder.path())); },
        .clear = [&](const Server& s) { std::filesystem::remove(filler_of(s, folder.path())); }};
    live_through(*server, disk);
    const Told checked = tell_store(town(), storage, {"check"}, server->id());
    INFO(checked.output << checked.errors);
    CHECK(checked.status == 0);
    CHECK(server->end() == 0);
}

TEST_CASE("where no file may grow skilld apologises and is not ready, and recovers when it may") {
    const ScratchFolder folder;
    const Variables storage = sqlite_in(folder.path());
    Server server(town(), storage);
    const Disk disk{.fill = [](const Server& s) { let_files_grow(s, 4'096); },
                    .clear = [](const Server& s) { let_files_grow(s, RLIM_INFINITY); }};
    live_through(server, disk);
    CHECK(server.end() == 0);
    const Told checked = tell_store(town(), storage, {"check"});
    INFO(checked.output << checked.errors);
    CHECK(checked.status == 0);
}
