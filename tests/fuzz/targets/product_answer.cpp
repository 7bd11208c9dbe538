#include <algorithm>

#include "fuzz/hold.hpp"
#include "fuzz/targets.hpp"
#include "model/product.hpp"

namespace ask::fuzz {

namespace {

void check_product(const model::Product& product) {
    hold(!product.id.empty() && !product.reference_name.empty(), "a product has its names");
    hold(product.active_entitlement_count >= 0 &&
             product.active_entitlement_count <= model::most_entitlements,
         "a count is within its bounds");
}

}    // namespace

// What Amazon's product service answers; a service that lies must not do more than be refused.
void product_answer(std::string_view bytes) {
    const auto page = model::parse_product_page(bytes);
    if (page) std::ranges::for_each(page->products, check_product);
    if (!page) hold_refusal(page.error(), {model::bad_product_answer});
    hold(!page || page->products.size() <= bytes.size(), "nothing is made up");
    const auto product = model::parse_product(bytes);
    if (product) check_product(*product);
    if (!product) hold_refusal(product.error(), {model::bad_product_answer});
    const auto transactions = model::parse_transaction_page(bytes);
    if (!transactions) hold_refusal(transactions.error(), {model::bad_product_answer});
    const auto flag = model::parse_flag(bytes);
    if (!flag) hold_refusal(flag.error(), {model::bad_product_answer});
}

}    // namespace ask::fuzz
