#pragma once

#include <string>
#include <string_view>

namespace ask::simulator::detail {

// The first amount of money in a text ("$1.99", "1,99 Euro", "ninety nine cents"); empty: none.
// What may be a weight ("pounds") counts only behind a word of buying: "for five pounds".
[[nodiscard]] std::string find_price(std::string_view text, std::string_view language);

// The first word of a discount or a trial ("free trial", "Rabatt"); empty: none.
[[nodiscard]] std::string find_discount(std::string_view text, std::string_view language);

}    // namespace ask::simulator::detail
