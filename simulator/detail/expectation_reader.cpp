#include "simulator/detail/script_reader.hpp"

namespace ask::simulator::detail {

namespace {

using catalog::JsonPlace;

void add_pattern(const JsonPlace& place, std::vector<TextPattern>& patterns) {
    const auto written = place.text();
    if (!written) return;
    auto pattern = TextPattern::make(*written);
    if (!pattern) return place.fault(pattern.error().context);
    patterns.push_back(std::move(*pattern));
}

std::vector<TextPattern> read_patterns(const JsonPlace& place) {
    std::vector<TextPattern> patterns;
    if (!place.value().is_array()) {
        add_pattern(place, patterns);
        return patterns;
    }
    for (const JsonPlace& item : place.items()) add_pattern(item, patterns);
    return patterns;
}

std::optional<std::string> read_whole(const JsonPlace& place) {
    place.allow_only({"is"});
    const auto is = place.require("is");
    const auto text = is ? is->text() : std::nullopt;
    if (text && text->empty()) is->fault("is empty; null means that nothing is said");
    return text;
}

TextExpectation read_text_expectation(const JsonPlace& place) {
    TextExpectation expected;
    expected.must_be_absent = place.value().is_null();
    if (expected.must_be_absent) return expected;
    if (place.value().is_object())
        expected.whole = read_whole(place);
    else
        expected.all = read_patterns(place);
    return expected;
}

DirectiveExpectation read_directive(const JsonPlace& place) {
    DirectiveExpectation directive;
    directive.must_be_absent = place.value().is_null();
    if (directive.must_be_absent || !place.is_object()) return directive;
    place.allow_only({"name", "product"});
    directive.name = place.required_text("name");
    directive.product = place.text_of("product");
    if (directive.name != "Buy" && directive.name != "Upsell" && directive.name != "Cancel") {
        place.fault("name must be Buy, Upsell or Cancel");
    }
    return directive;
}

bool read_session(const JsonPlace& place) {
    const std::string word = place.text().value_or("open");
    if (word != "open" && word != "ended") place.fault("must be open or ended");
    return word == "open";
}

void read_texts(const JsonPlace& expect, Expectation& expected) {
    if (const auto place = expect.find("speech")) expected.speech = read_text_expectation(*place);
    if (const auto place = expect.find("not_speech")) expected.not_speech = read_patterns(*place);
    if (const auto place = expect.find("reprompt")) {
        expected.reprompt = read_text_expectation(*place);
    }
    if (const auto place = expect.find("intent")) expected.intent = place->text();
    if (const auto place = expect.find("result")) expected.result = place->text();
}

void read_numbers(const JsonPlace& expect, Expectation& expected) {
    if (const auto place = expect.find("status")) {
        expected.status = static_cast<unsigned>(place->integer(100, 599).value_or(200));
    }
    const auto within = expect.find("within_ms");
    if (!within) return;
    if (const auto most = within->integer(1, 60'000)) {
        expected.within = std::chrono::milliseconds(*most);
    }
}

}    // namespace

Expectation read_expectation(const JsonPlace& expect) {
    Expectation expected;
    if (!expect.is_object()) return expected;
    expect.allow_only({"speech", "not_speech", "reprompt", "directive", "session", "attributes",
                       "intent", "result", "status", "within_ms"});
    read_texts(expect, expected);
    read_numbers(expect, expected);
    if (const auto place = expect.find("directive")) expected.directive = read_directive(*place);
    if (const auto place = expect.find("session")) expected.session_is_open = read_session(*place);
    const auto attributes = expect.find("attributes");
    if (attributes && attributes->is_object()) expected.attributes = attributes->value();
    return expected;
}

}    // namespace ask::simulator::detail
