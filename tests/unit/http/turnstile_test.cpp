#include "http/detail/turnstile.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace ask;
using http::detail::Turnstile;
using std::chrono::milliseconds;

namespace {

struct Scene {
    boost::asio::io_context context;
    std::shared_ptr<Turnstile> turnstile = std::make_shared<Turnstile>();
    std::string story;
};

// Goes through, works until all others had their turn, and leaves.
Task<void> pass(Scene& scene, char name, milliseconds patience) {
    auto entering = scene.turnstile->enter(Deadline::in(patience));
    const Turnstile::Turn turn = co_await std::move(entering);
    scene.story += turn ? name : '-';
}

void begin(Scene& scene, char name, milliseconds patience) {
    boost::asio::co_spawn(scene.context, pass(scene, name, patience), boost::asio::detached);
}

}    // namespace

TEST_CASE("all come through the turnstile, in their order") {
    Scene scene;
    for (const char name : {'a', 'b', 'c', 'd'}) begin(scene, name, milliseconds{5'000});
    scene.context.run();
    CHECK(scene.story == "abcd");
    scene.context.restart();
    begin(scene, 'e', milliseconds{5'000});
    scene.context.run();
    CHECK(scene.story == "abcde");
}

TEST_CASE("what is ready has its turn between two who come through") {
    Scene scene;
    auto holding = scene.turnstile->enter(Deadline::in(milliseconds{5'000}));
    auto hold = [](Scene& here, Task<Turnstile::Turn> entering) -> Task<void> {
        const Turnstile::Turn turn = co_await std::move(entering);
        begin(here, 'a', milliseconds{5'000});
        begin(here, 'b', milliseconds{5'000});
        co_await boost::asio::post(here.context, boost::asio::use_awaitable);
        for (int i = 0; i < 3; ++i) boost::asio::post(here.context, [&here] { here.story += '.'; });
    };
    boost::asio::co_spawn(scene.context, hold(scene, std::move(holding)), boost::asio::detached);
    scene.context.run();
    CHECK(scene.story == "...ab");
}

TEST_CASE("who has waited too long is told so, and holds nobody up") {
    Scene scene;
    {
        auto entering = scene.turnstile->enter(Deadline::in(milliseconds{5'000}));
        auto hold = [](Scene& here, Task<Turnstile::Turn> first) -> Task<void> {
            const Turnstile::Turn turn = co_await std::move(first);
            begin(here, 'a', milliseconds{1});
            begin(here, 'b', milliseconds{5'000});
            boost::asio::steady_timer busy(here.context, milliseconds{30});
            co_await busy.async_wait(boost::asio::use_awaitable);
        };
        boost::asio::co_spawn(scene.context, hold(scene, std::move(entering)),
                              boost::asio::detached);
        scene.context.run();
    }
    CHECK(scene.story == "-b");
}

TEST_CASE("a turnstile at which somebody waits can be given up") {
    Scene scene;
    auto entering = scene.turnstile->enter(Deadline::in(milliseconds{5'000}));
    auto hold = [](Scene& here, Task<Turnstile::Turn> first) -> Task<void> {
        const Turnstile::Turn turn = co_await std::move(first);
        for (const char name : {'a', 'b', 'c'}) begin(here, name, milliseconds{5'000});
        boost::asio::steady_timer busy(here.context, std::chrono::hours{1});
        co_await busy.async_wait(boost::asio::use_awaitable);
    };
    boost::asio::co_spawn(scene.context, hold(scene, std::move(entering)), boost::asio::detached);
    for (int i = 0; i < 20; ++i) scene.context.poll_one();
    CHECK(scene.story.empty());
}
