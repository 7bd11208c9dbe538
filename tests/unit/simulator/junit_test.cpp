#include "simulator/junit.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "simulator/detail/xml_text.hpp"

namespace {

using namespace ask::simulator;
using std::chrono::microseconds;

TurnResult turn(const char* pointer, TurnState state) {
    TurnResult one;
    one.pointer = pointer;
    one.what = "Customer: buy it";
    one.state = state;
    return one;
}

std::vector<ScriptResult> example() {
    ScriptResult script;
    script.file = "tests/buy & play.json";
    script.title = "Buying";
    script.took = microseconds{1'500'000};
    script.turns = {turn("/turns/0", TurnState::as_expected), turn("/turns/1", TurnState::failed),
                    turn("/turns/2", TurnState::not_reached)};
    script.turns[0].came.emplace();
    script.turns[0].came->took = microseconds{12'345};
    script.turns[1].differences = {"speech: expected \"<hi>\"\n  more", "session: open"};
    return {script};
}

}    // namespace

TEST_CASE("a script is a testsuite and each turn a testcase with its place and words") {
    const std::string xml = junit_xml(example());
    for (const char* part : {
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
             "<testsuites name=\"skilld simulate\" tests=\"3\" failures=\"1\" errors=\"0\" "
             "skipped=\"1\" time=\"1.500000\">",
             "<testsuite name=\"Buying\" file=\"tests/buy &amp; play.json\" tests=\"3\"",
             "<testcase name=\"/turns/0 Customer: buy it\" classname=\"tests/buy &amp; play.json\" "
             "time=\"0.012345\"/>",
             "<failure message=\"speech: expected &quot;&lt;hi&gt;&quot;\" type=\"difference\">",
             "session: open",
             "<skipped message=\"not reached\"/>",
         }) {
        INFO(part << "\n" << xml);
        CHECK(xml.find(part) != std::string::npos);
    }
    CHECK(junit_xml({}).find("tests=\"0\"") != std::string::npos);
}

TEST_CASE("no text breaks the XML") {
    const std::string bad = "\xEF\xBF\xBD";
    const std::pair<std::string, std::string> cases[] = {
        {"a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"},
        {"Käse – 漢 😀", "Käse – 漢 😀"},
        {"tab\tline\n", "tab&#9;line&#10;"},
        {std::string("nul\0end", 7), "nul" + bad + "end"},
        {"\x1B[31m", bad + "[31m"},
        {"\xC3", bad},              // cut
        {"\xC0\xAF", bad + bad},    // a longer form than needed
        {"\xE0\x80\xAF", bad + bad + bad},
        {"\xF0\x80\x81\x81", bad + bad + bad + bad},
        {"\xED\xA0\x80", bad + bad + bad},    // half a surrogate pair
        {"\xEF\xBF\xBF", bad + bad + bad},    // U+FFFF
        {"\xF5\x80\x80\x80x", bad + bad + bad + bad + "x"},
    };
    for (const auto& [text, escaped] : cases) CHECK(detail::xml_text(text) == escaped);
}
