#include "simulator/junit.hpp"

#include <chrono>
#include <cstdio>

#include "simulator/detail/xml_text.hpp"

namespace ask::simulator {

namespace {

std::string attribute(const char* name, const std::string& value) {
    return std::string(" ") + name + "=\"" + detail::xml_text(value) + "\"";
}

std::string seconds(std::chrono::microseconds time) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6f", static_cast<double>(time.count()) / 1e6);
    return text;
}

std::chrono::microseconds time_of(const TurnResult& turn) {
    return turn.came ? turn.came->took : std::chrono::microseconds{0};
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::string failure(const TurnResult& turn) {
    std::string all;
    for (const std::string& difference : turn.differences) all += difference + "\n";
    const std::string message = turn.differences.empty() ? "" : first_line(turn.differences[0]);
    return "      <failure" + attribute("message", message) + attribute("type", "difference") +
           ">" + detail::xml_text(all) + "</failure>\n";
}

std::string inner(const TurnResult& turn) {
    switch (turn.state) {
        case TurnState::as_expected:
            return "";
        case TurnState::failed:
            return failure(turn);
        case TurnState::not_reached:
            return "      <skipped" + attribute("message", "not reached") + "/>\n";
    }
    return "";
}

std::string test_case(const ScriptResult& script, const TurnResult& turn) {
    std::string text = "    <testcase" + attribute("name", turn.pointer + " " + turn.what) +
                       attribute("classname", script.file.string()) +
                       attribute("time", seconds(time_of(turn)));
    const std::string told = inner(turn);
    return text + (told.empty() ? "/>\n" : ">\n" + told + "    </testcase>\n");
}

struct Counts {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t skipped = 0;
    std::chrono::microseconds took{0};
};

void count(const ScriptResult& script, Counts& counts) {
    counts.tests += script.turns.size();
    counts.took += script.took;
    for (const TurnResult& turn : script.turns) {
        counts.failures += turn.state == TurnState::failed ? 1 : 0;
        counts.skipped += turn.state == TurnState::not_reached ? 1 : 0;
    }
}

std::string count_attributes(const Counts& counts) {
    return attribute("tests", std::to_string(counts.tests)) +
           attribute("failures", std::to_string(counts.failures)) + attribute("errors", "0") +
           attribute("skipped", std::to_string(counts.skipped)) +
           attribute("time", seconds(counts.took));
}

std::string test_suite(const ScriptResult& script) {
    Counts counts;
    count(script, counts);
    std::string text = "  <testsuite" + attribute("name", script.title) +
                       attribute("file", script.file.string()) + count_attributes(counts) + ">\n";
    for (const TurnResult& turn : script.turns) text += test_case(script, turn);
    return text + "  </testsuite>\n";
}

}    // namespace

std::string junit_xml(const std::vector<ScriptResult>& results) {
    Counts counts;
    for (const ScriptResult& script : results) count(script, counts);
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
                       attribute("name", "skilld simulate") + count_attributes(counts) + ">\n";
    for (const ScriptResult& script : results) text += test_suite(script);
    return text + "</testsuites>\n";
}

}    // namespace ask::simulator
