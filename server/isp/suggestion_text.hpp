#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ask::isp {

// The currency sign, currency code or amount in a text, empty without one. "pounds" alone may be a
// weight and is none. Amazon: the skill never states a price.
[[nodiscard]] std::string price_in(std::string_view text);

// What is wrong with an upsell message, in a sentence for its author; none: all is well. It is
// plain text of at most 8,000 characters that ends in a question about interest; no price, no
// subscription term, no trial or discount, and no asking to buy. Words of the languages in which
// Amazon sells: English, German, French, Spanish, Italian, Japanese.
[[nodiscard]] std::optional<std::string> upsell_text_fault(std::string_view text);

}    // namespace ask::isp
