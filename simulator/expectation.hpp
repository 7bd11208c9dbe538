#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "model/json.hpp"

namespace ask::simulator {

// A text that must be found, or a regular expression where it is written /so/. Case and runs of
// spaces do not matter; tags of SSML are not looked at.
class TextPattern {
 public:
    // Errors: errors::invalid for a malformed expression or an empty text.
    static Result<TextPattern> make(std::string written);
    [[nodiscard]] bool is_in(const std::string& text) const;
    [[nodiscard]] const std::string& written() const { return written_; }

 private:
    std::string written_;
    std::string plain_;
    struct Expression;    // of a library that the stack of a long text does not burst
    std::shared_ptr<const Expression> expression_;
};

// What one text of an answer must be like: there or not, and what must and must not be in it.
struct TextExpectation {
    bool must_be_absent = false;
    std::vector<TextPattern> all;          // each must be found
    std::optional<std::string> whole{};    // exactly this must be said
};

struct DirectiveExpectation {
    bool must_be_absent = false;
    std::string name;       // Buy, Upsell, Cancel
    std::string product;    // reference name; empty: any
};

// What a turn of a script expects; what is not set is not looked at.
struct Expectation {
    std::optional<TextExpectation> speech;
    std::vector<TextPattern> not_speech;    // none may be found
    std::optional<TextExpectation> reprompt;
    std::optional<DirectiveExpectation> directive;
    std::optional<bool> session_is_open;
    std::optional<Json> attributes;    // each member must be there and equal
    std::optional<std::string> intent;
    std::optional<std::string> result;    // ACCEPTED, …: of a purchase
    std::optional<std::chrono::milliseconds> within;
    unsigned status = 200;
};

// What a turn came to.
struct Observation {
    unsigned status = 0;
    std::string speech;    // without tags; empty: none
    std::string reprompt;
    std::string directive;    // name; empty: no purchase was asked for
    std::string product;      // its reference name
    std::string intent;       // understood; empty where nothing was said
    std::string result;       // of a purchase
    bool session_is_open = false;
    Json attributes = Json::object();
    std::chrono::microseconds took{0};
};

// Where they differ: a sentence each, saying what was expected and what came. Of a whole text both
// are shown on lines of their own, with a mark below where they part.
[[nodiscard]] std::vector<std::string> differences(const Expectation& expected,
                                                   const Observation& observed);

}    // namespace ask::simulator
