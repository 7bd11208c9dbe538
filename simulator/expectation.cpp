#include "simulator/expectation.hpp"

#include <algorithm>
#include <boost/regex.hpp>
#include <string_view>

#include "simulator/detail/text_difference.hpp"
#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

constexpr std::size_t longest_expression = 500;

using Differences = std::vector<std::string>;

// Lower case, each run of white space one space.
std::string folded(std::string_view text) {
    std::string out;
    for (const char c : lower_case(text)) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!is_space)
            out += c;
        else if (!out.ends_with(' '))
            out += ' ';
    }
    return out;
}

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

std::string came_instead(const std::string& text) {
    return text.empty() ? "; nothing came" : "; it was " + in_quotes(text);
}

void compare(const std::string& what, const std::string& expected, const std::string& came,
             Differences& found) {
    if (expected == came) return;
    found.push_back(what + ": expected " + in_quotes(expected) + came_instead(came));
}

void check_text(const std::string& what, const TextExpectation& expected, const std::string& came,
                Differences& found) {
    if (expected.must_be_absent && !came.empty()) {
        found.push_back(what + ": expected none" + came_instead(came));
    }
    if (expected.whole && *expected.whole != came) {
        found.push_back(what + ": " + detail::text_difference(*expected.whole, came));
    }
    for (const TextPattern& pattern : expected.all) {
        if (pattern.is_in(came)) continue;
        found.push_back(what + ": expected " + in_quotes(pattern.written()) + came_instead(came));
    }
}

void check_not_said(const std::vector<TextPattern>& unwanted, const std::string& came,
                    Differences& found) {
    for (const TextPattern& pattern : unwanted) {
        if (!pattern.is_in(came)) continue;
        found.push_back("not_speech: " + in_quotes(pattern.written()) + " was not to be said" +
                        came_instead(came));
    }
}

std::string directive_text(const std::string& name, const std::string& product) {
    return product.empty() ? name : name + " " + product;
}

void check_directive(const DirectiveExpectation& expected, const Observation& observed,
                     Differences& found) {
    const std::string came = directive_text(observed.directive, observed.product);
    if (expected.must_be_absent) {
        if (!came.empty()) found.push_back("directive: expected none" + came_instead(came));
        return;
    }
    const bool any_product = expected.product.empty() && expected.name == observed.directive;
    if (any_product) return;
    compare("directive", directive_text(expected.name, expected.product), came, found);
}

void check_attributes(const Json& expected, const Json& came, Differences& found) {
    for (const auto& [name, value] : expected.items()) {
        const Json here = came.is_object() ? came.value(name, Json()) : Json();
        if (here == value) continue;
        found.push_back("attributes: expected " + name + " = " + value.dump() + "; it was " +
                        here.dump());
    }
}

void check_session(bool expected_open, bool is_open, Differences& found) {
    const auto word = [](bool open) { return open ? "open" : "ended"; };
    compare("session", word(expected_open), word(is_open), found);
}

void check_time(std::chrono::milliseconds most, std::chrono::microseconds took,
                Differences& found) {
    if (took <= most) return;
    const auto whole = std::chrono::ceil<std::chrono::milliseconds>(took);
    found.push_back("within_ms: expected at most " + std::to_string(most.count()) +
                    " ms; it took " + std::to_string(whole.count()) + " ms");
}

}    // namespace

struct TextPattern::Expression {
    explicit Expression(const std::string& text)
        : compiled(text, boost::regex::ECMAScript | boost::regex::icase) {}

    // What would take for ever is given up by the library, and counts as not found.
    [[nodiscard]] bool is_in(const std::string& text) const {
        try {
            return boost::regex_search(text, compiled);
        } catch (const std::runtime_error&) {
            return false;
        }
    }
    boost::regex compiled;
};

Result<TextPattern> TextPattern::make(std::string written) {
    if (written.empty()) return fail(errors::invalid, "is empty; null means that nothing is said");
    TextPattern pattern;
    pattern.plain_ = folded(written);
    const bool is_expression =
        written.size() > 2 && written.starts_with('/') && written.ends_with('/');
    pattern.written_ = std::move(written);
    if (!is_expression) return pattern;
    const std::string inner = pattern.written_.substr(1, pattern.written_.size() - 2);
    if (inner.size() > longest_expression) {
        return fail(errors::invalid, "is a regular expression of more than 500 characters");
    }
    try {
        pattern.expression_ = std::make_shared<const Expression>(inner);
    } catch (const boost::regex_error& wrong) {
        return fail(errors::invalid, std::string("is no regular expression: ") + wrong.what());
    }
    return pattern;
}

bool TextPattern::is_in(const std::string& text) const {
    if (expression_) return expression_->is_in(text);
    return folded(text).find(plain_) != std::string::npos;
}

std::vector<std::string> differences(const Expectation& expected, const Observation& observed) {
    Differences found;
    if (expected.status != observed.status) {
        compare("status", std::to_string(expected.status), std::to_string(observed.status), found);
    }
    if (expected.intent) compare("intent", *expected.intent, observed.intent, found);
    if (expected.result) compare("result", *expected.result, observed.result, found);
    if (expected.speech) check_text("speech", *expected.speech, observed.speech, found);
    check_not_said(expected.not_speech, observed.speech, found);
    if (expected.reprompt) check_text("reprompt", *expected.reprompt, observed.reprompt, found);
    if (expected.directive) check_directive(*expected.directive, observed, found);
    if (expected.session_is_open) {
        check_session(*expected.session_is_open, observed.session_is_open, found);
    }
    if (expected.attributes) check_attributes(*expected.attributes, observed.attributes, found);
    if (expected.within) check_time(*expected.within, observed.took, found);
    return found;
}

}    // namespace ask::simulator
