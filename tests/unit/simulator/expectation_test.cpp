#include "simulator/expectation.hpp"

#include <catch2/catch_test_macros.hpp>
#include <functional>

namespace {

using namespace ask;
using namespace ask::simulator;

TextPattern pattern(const char* written) {
    return *TextPattern::make(written);
}

template <class... Written>
std::vector<TextPattern> patterns(Written... written) {
    return {pattern(written)...};
}

template <class... Written>
TextExpectation texts(Written... written) {
    TextExpectation expected;
    expected.all = patterns(written...);
    return expected;
}

TextExpectation no_text() {
    TextExpectation expected;
    expected.must_be_absent = true;
    return expected;
}

DirectiveExpectation directive(const char* name, const char* product) {
    return {.must_be_absent = false, .name = name, .product = product};
}

DirectiveExpectation no_directive() {
    return {.must_be_absent = true, .name = "", .product = ""};
}

Json count(int value) {
    return Json{{"count", value}};
}

TextExpectation whole(const char* text) {
    TextExpectation expected;
    expected.whole = text;
    return expected;
}

Observation bought() {
    Observation observed;
    observed.status = 200;
    observed.speech = "You own Cave Quest.  Let's go!";
    observed.directive = "Buy";
    observed.product = "hints";
    observed.intent = "BuyIntent";
    observed.result = "ACCEPTED";
    observed.attributes = {{"state", "choosing"}, {"count", 2}};
    observed.took = std::chrono::milliseconds{40};
    return observed;
}

struct Case {
    const char* name;
    std::function<void(Expectation&)> set;
    const char* difference;    // nullptr: none
};

const Case cases[] = {
    {"nothing", [](Expectation&) {}, nullptr},
    {"speech", [](Expectation& e) { e.speech = texts("cave quest. let's", "/QUEST\\.|club/"); },
     nullptr},
    {"part", [](Expectation& e) { e.speech = texts("you own", "deep sea"); },
     "speech: expected \"deep sea\"; it was \"You own"},
    {"whole", [](Expectation& e) { e.speech = whole("You own Cave Quest.  Let's go!"); }, nullptr},
    {"whole, otherwise", [](Expectation& e) { e.speech = whole("You own Cave Quest. Let's go!"); },
     "speech: other words from letter 21 on\n"},
    {"none", [](Expectation& e) { e.speech = no_text(); }, "expected none"},
    {"not", [](Expectation& e) { e.not_speech = patterns("price", "/qu.st/"); },
     "\"/qu.st/\" was not to be said"},
    {"reprompt", [](Expectation& e) { e.reprompt = texts("which"); },
     "reprompt: expected \"which\"; nothing came"},
    {"buy", [](Expectation& e) { e.directive = directive("Buy", "hints"); }, nullptr},
    {"any", [](Expectation& e) { e.directive = directive("Buy", ""); }, nullptr},
    {"other", [](Expectation& e) { e.directive = directive("Buy", "club"); },
     "directive: expected \"Buy club\"; it was \"Buy hints\""},
    {"no buy", [](Expectation& e) { e.directive = no_directive(); }, "directive: expected none"},
    {"open", [](Expectation& e) { e.session_is_open = true; },
     "session: expected \"open\"; it was \"ended\""},
    {"subset", [](Expectation& e) { e.attributes = count(2); }, nullptr},
    {"value", [](Expectation& e) { e.attributes = count(3); }, "count = 3; it was 2"},
    {"intent", [](Expectation& e) { e.intent = "AMAZON.HelpIntent"; }, "intent: expected"},
    {"result", [](Expectation& e) { e.result = "DECLINED"; }, "result: expected \"DECLINED\""},
    {"status", [](Expectation& e) { e.status = 400; }, "status: expected \"400\""},
    {"slow", [](Expectation& e) { e.within = std::chrono::milliseconds{39}; }, "it took 40 ms"},
};

}    // namespace

TEST_CASE("a turn is compared with what was expected of it") {
    for (const Case& one : cases) {
        Expectation expected;
        one.set(expected);
        const auto found = differences(expected, bought());
        INFO(one.name);
        REQUIRE(found.size() == (one.difference ? 1 : 0));
        if (one.difference) CHECK(found[0].find(one.difference) != std::string::npos);
    }
}

TEST_CASE("a malformed expression and an empty text are no patterns") {
    CHECK_FALSE(TextPattern::make("/[/"));
    CHECK_FALSE(TextPattern::make(""));
    CHECK(TextPattern::make("//")->is_in("a // b"));
}

TEST_CASE("no text and no expression makes looking for it a danger") {
    CHECK_FALSE(TextPattern::make("/" + std::string(50'000, '(') + "/"));
    CHECK_FALSE(TextPattern::make("/" + std::string(501, 'a') + "/"));
    CHECK_FALSE(pattern("/(cave|a| )+z/").is_in(std::string(2'000, 'a')));
    CHECK(pattern("/^(cave|a| )+z$/").is_in(std::string(2'000, 'a') + "z"));
}
