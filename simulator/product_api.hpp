#pragma once

#include "core/clock.hpp"
#include "http/message.hpp"
#include "simulator/amazon.hpp"

namespace ask::simulator {

// Amazon's run-time product API as a function: list (pages, filters, maxResults), one product,
// transactions (412 unless the skill is child-directed), voice purchase setting. The token must be
// one that was granted less than an hour ago, for the host that is asked; a product that has no
// text in the language of Accept-Language does not exist for that customer. Statuses: 200, 400,
// 401, 403, 404, 405, 412.
[[nodiscard]] http::Response answer_product_api(const Amazon& amazon, const http::Request& request,
                                                TimePoint now);

[[nodiscard]] bool is_entitled(const ShopProduct& product, const Customer& customer);
// On sale for this customer: what is owned for good is not.
[[nodiscard]] bool is_purchasable(const ShopProduct& product, const Customer& customer);

}    // namespace ask::simulator
