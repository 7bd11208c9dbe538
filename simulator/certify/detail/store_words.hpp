#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::certify::detail {

// Whether a description tells that there is something to buy. In languages whose words are not
// known here, always.
[[nodiscard]] bool tells_of_purchases(std::string_view text, std::string_view language);

// The first sentence of a description that calls to buy something ("Buy it now!"); empty: none.
[[nodiscard]] std::string find_call_to_buy(std::string_view text, std::string_view language);

// Whether an example phrase asks to buy or subscribe to something.
[[nodiscard]] bool invites_to_buy(std::string_view phrase, std::string_view language);

}    // namespace ask::simulator::certify::detail
