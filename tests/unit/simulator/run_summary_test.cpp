#include "simulator/run_summary.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace {

using namespace ask::simulator;
using std::chrono::microseconds;

ScriptResult played(const char* file, std::initializer_list<int> milliseconds) {
    ScriptResult script;
    script.file = file;
    for (const int time : milliseconds) {
        TurnResult& turn = script.turns.emplace_back();
        turn.pointer = "/turns/" + std::to_string(script.turns.size() - 1);
        turn.state = TurnState::as_expected;
        turn.came.emplace();
        turn.came->took = microseconds{time * 1'000};
    }
    return script;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}    // namespace

TEST_CASE("a run is summed up with counts and the times of the answers") {
    RunSummary summary;
    summary.add(played("a.json", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    summary.add(played("b.json", {11, 12, 13, 14, 15, 16, 17, 18, 300, 19}));
    CHECK(summary.all_as_expected());
    const std::string text = summary.text(microseconds{1'240'000});
    INFO(text);
    CHECK(holds(text, "2 scripts, 20 turns: all as expected\n"));
    CHECK(holds(text,
                "1.2 s in all; answers: median 10 ms, 95 % within 19 ms, slowest 300 ms "
                "(b.json /turns/8)"));
    CHECK_FALSE(holds(text, "refused"));
}

TEST_CASE("what failed is named once, with how often, and faults are counted") {
    RunSummary summary;
    ScriptResult bad = played("bad.json", {1});
    bad.turns[0].state = TurnState::failed;
    bad.turns[0].refusals = 2;
    bad.turns[0].objections = 1;
    summary.add(bad);
    summary.add(bad);
    summary.add(played("good.json", {1}));
    const std::string text = summary.text(microseconds{900});
    INFO(text);
    CHECK_FALSE(summary.all_as_expected());
    CHECK(holds(text, "3 scripts, 3 turns: 2 failed\n  ✗ bad.json (2 times)\n"));
    CHECK(holds(text, "Alexa refused: 4 faults"));
    CHECK(holds(text, "a reviewer would raise 2 objections"));
    CHECK(holds(RunSummary().text(microseconds{0}), "0 scripts, 0 turns"));
}

TEST_CASE("times are as exact as people want them") {
    CHECK(time_text(microseconds{840}) == "0.8 ms");
    CHECK(time_text(microseconds{12'499}) == "12 ms");
    CHECK(time_text(microseconds{3'449'000}) == "3.4 s");
}
