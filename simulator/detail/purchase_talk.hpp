#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::detail {

// What must not be said after a purchase that came to nothing: an error, trying again, something
// pending. The first such phrase of a text; empty: none. "No problem" is none.
[[nodiscard]] std::string find_failure_talk(std::string_view text, std::string_view language);

// Whether a text thanks, and says little else.
[[nodiscard]] bool is_only_thanks(std::string_view text, std::string_view language);

// Whether a text ends with a question.
[[nodiscard]] bool ends_with_question(std::string_view text);

// Whether the last sentence speaks of buying.
[[nodiscard]] bool asks_to_buy(std::string_view text, std::string_view language);

}    // namespace ask::simulator::detail
