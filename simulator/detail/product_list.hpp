#pragma once

#include <map>
#include <string>

#include "http/message.hpp"
#include "model/json.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator::detail {

// Who looks at the shop, in which language.
struct Viewer {
    const Amazon& amazon;
    const Customer& customer;
    Locale locale;
};

// Amazon's record of a product for one customer. The product must have a text in their language.
[[nodiscard]] Json product_record(const ShopProduct& product, const Viewer& viewer);

// The list operation: one page, filtered. 400 for a parameter that is unknown or out of range.
[[nodiscard]] http::Response answer_list(const Viewer& viewer,
                                         const std::map<std::string, std::string>& query);

// Purchases that wait for a parent's word.
[[nodiscard]] Json pending_transactions(const Viewer& viewer);

}    // namespace ask::simulator::detail
