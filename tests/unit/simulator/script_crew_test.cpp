#include "simulator/script_crew.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "fake_skill.hpp"
#include "http/client.hpp"
#include "shop.hpp"

namespace {

using namespace ask;
using namespace ask::simulator;

// Says the words back that it was asked with; any thread. Words with "down" in them get no answer.
class Echo final : public SkillEndpoint {
 public:
    Result<http::Response> post(const std::string& body, const SigningIdentity&) override {
        const Json request = Json::parse(body)["request"];
        const std::string intent = request.value("/intent/name"_json_pointer, std::string("open"));
        {
            const std::scoped_lock lock(mutex_);
            threads.insert(std::this_thread::get_id());
        }
        if (intent == "DownIntent") return fail(http::connect_failed, "the skill is down");
        http::Response response{.status = 200, .headers = {}, .body = {}, .close = false};
        response.headers.add("Content-Type", "application/json");
        response.body = Json{
            {"version", "1.0"},
            {"response",
             {{"outputSpeech", {{"type", "PlainText"}, {"text", intent}}},
              {"shouldEndSession",
               false}}}}.dump();
        return response;
    }
    std::set<std::thread::id> threads;

 private:
    std::mutex mutex_;
};

SkillUnderTest two_intents() {
    catalog::InteractionModel model{.invocation_name = "echo", .intents = {}, .types = {}};
    model.intents = {{"UpIntent", {"up"}, {}}, {"DownIntent", {"down"}, {}}};
    return {
        ApplicationId("amzn1.ask.skill.test"), tests::product_files(), {{Locale("en-US"), model}}};
}

Script script_of(const std::string& file, std::initializer_list<const char*> words) {
    Script script;
    script.file = file;
    script.title = file;
    script.locale = Locale("en-US");
    for (const char* said : words) {
        script.turns.push_back(*parse_turn(Json{{"say", said}}));
        script.turns.back().pointer = "/turns/" + std::to_string(script.turns.size() - 1);
    }
    return script;
}

std::vector<Script> scripts_with(std::size_t count, const char* words) {
    std::vector<Script> scripts;
    for (std::size_t i = 0; i < count; ++i) {
        scripts.push_back(script_of(std::to_string(i), {words, words}));
    }
    return scripts;
}

struct Scene {
    Echo skill;
    SkillUnderTest tested = two_intents();
    SystemClock clock;
    std::atomic<int> worlds = 0;
    std::vector<PlayedScript> played;

    World world() {
        auto amazon = std::make_shared<SharedAmazon>(open_shop(tested.products));
        const AlexaParts parts{skill, *amazon, tested, clock};
        return World{std::move(amazon), parts};
    }
    bool play(const std::vector<Script>& scripts, CrewPlan plan) {
        const auto open_world = [&] {
            ++worlds;
            return world();
        };
        const auto take = [&](const PlayedScript& one) { played.push_back(one); };
        return play_all(scripts, plan, open_world, take);
    }
};

}    // namespace

TEST_CASE("many threads play all scripts, each in a world of its own, and hand them on in order") {
    for (const std::size_t jobs : {1U, 4U, 0U}) {
        Scene scene;
        const std::vector<Script> scripts = scripts_with(40, "up");
        CHECK(scene.play(scripts, {.jobs = jobs, .rounds = 3}));
        REQUIRE(scene.played.size() == 120);
        CHECK(scene.worlds == 120);
        for (std::size_t i = 0; i < 120; ++i) {
            const PlayedScript& one = scene.played[i];
            CHECK(one.script->file == std::to_string(i % 40));
            CHECK(one.round == i / 40);
            CHECK(one.result.as_expected());
            CHECK(one.transcript.starts_with("\n" + one.script->title + " (en-US, "));
            CHECK(std::count(one.transcript.begin(), one.transcript.end(), '\n') == 10);
        }
        if (jobs == 1) CHECK(scene.skill.threads.size() == 1);
        if (jobs == 4) CHECK(scene.skill.threads.size() > 1);
    }
}

TEST_CASE("after three scripts in a row without an answer it gives up") {
    for (const std::size_t jobs : {1U, 3U}) {
        Scene scene;
        std::vector<Script> scripts = scripts_with(2, "down");
        scripts.push_back(script_of("well", {"up"}));
        for (Script& one : scripts_with(10, "down")) scripts.push_back(std::move(one));
        CHECK_FALSE(scene.play(scripts, {.jobs = jobs, .rounds = 1}));
        CHECK(scene.played.size() == 6);
    }
}

TEST_CASE("an endpoint that answers at times is not given up") {
    Scene scene;
    std::vector<Script> scripts;
    for (int i = 0; i < 6; ++i) scripts.push_back(script_of("half", {"up", "down", "up"}));
    CHECK(scene.play(scripts, {.jobs = 2, .rounds = 1}));
    CHECK(scene.played.size() == 6);
    CHECK(scene.played[0].result.turns[2].state == TurnState::not_reached);
}

TEST_CASE("the last scripts may fail without anything being given up") {
    Scene scene;
    CHECK(scene.play(scripts_with(3, "down"), {.jobs = 1, .rounds = 1}));
    CHECK(scene.played.size() == 3);
}

TEST_CASE("what is thrown on the way comes out where the playing was started") {
    Scene scene;
    const auto broken = []() -> World { throw std::runtime_error("no world"); };
    const auto take = [](const PlayedScript&) {};
    const auto scripts = scripts_with(20, "up");
    CHECK_THROWS_AS(play_all(scripts, {.jobs = 3, .rounds = 1}, broken, take), std::runtime_error);
}

TEST_CASE("a script that takes its time holds the others back, so that little lies ready") {
    Scene scene;
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t opened = 0;
    std::size_t opened_meanwhile = 0;
    const auto open_world = [&] {
        std::unique_lock lock(mutex);
        const bool is_slow = opened++ == 0;
        changed.notify_all();
        if (is_slow) {    // as long as the others could go on, at most
            const auto limit = std::chrono::milliseconds{500};
            changed.wait_for(lock, limit, [&] { return opened > 32; });
            opened_meanwhile = opened;
        }
        return scene.world();
    };
    std::size_t taken = 0;
    const auto take = [&](const PlayedScript&) { ++taken; };
    const std::vector<Script> scripts(60, script_of("short", {"up"}));
    CHECK(play_all(scripts, {.jobs = 2, .rounds = 1}, open_world, take));
    CHECK(taken == 60);
    CHECK(opened_meanwhile > 2);
    CHECK(opened_meanwhile <= 32);
}
