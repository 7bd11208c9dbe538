#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/content.hpp"

namespace handlers {

// The speech files in one request's locale. Which variant of a line is said follows from the
// request's id, so that it changes from turn to turn and is the same when Alexa repeats a request.
class Voice {
 public:
    using Values = ask::skill::Phrasebook::Values;
    explicit Voice(const ask::skill::HandlerInput& input);

    [[nodiscard]] std::string say(std::string_view line, const Values& values = {}) const;
    // Without markup or escapes: for cards and upsell messages.
    [[nodiscard]] std::string text(std::string_view line, const Values& values = {}) const;
    // One of .none, .one and .many, with {count}.
    [[nodiscard]] std::string count(std::string_view line, std::int64_t number) const;
    [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
    [[nodiscard]] const std::string& title(const Adventure& adventure) const;
    [[nodiscard]] const AdventureText& words(const Adventure& adventure) const;

 private:
    const Content& content_;
    const ask::Locale& locale_;
    std::uint64_t turn_;
};

}    // namespace handlers
