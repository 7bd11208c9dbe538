#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"

namespace ask::model {

inline constexpr ErrorCode bad_product_answer{"bad_product_answer"};

enum class ProductType { entitlement, consumable, subscription, unknown };
// As Amazon writes it: CONSUMABLE, …; "UNKNOWN" for one that this program does not know.
[[nodiscard]] std::string_view to_text(ProductType type);
enum class EntitlementReason { purchased, not_purchased, auto_entitled, bundle_entitled, unknown };

// More purchases of one product than anybody makes; keeps what is multiplied with it inside an int.
inline constexpr int most_entitlements = 1'000'000;

// An in-skill product as Amazon tells it for one customer.
struct Product {
    ProductId id;
    ReferenceName reference_name;
    ProductType type = ProductType::unknown;
    std::string name;    // in the request's language; data: escape it in SSML
    std::string summary;
    bool purchasable = false;    // anything but PURCHASABLE is not. Offer only what is.
    bool entitled = false;       // anything but ENTITLED is not. Unlock only what is.
    EntitlementReason reason = EntitlementReason::unknown;    // entitlementReason or entitledReason
    // Purchases minus cancellations: negative reads as 0, more than most_entitlements as that many.
    int active_entitlement_count = 0;
    bool count_is_known = true;    // false: there, and no number; the count above means nothing
    bool is_test_purchase = false;
};

struct ProductPage {
    std::vector<Product> products;
    std::string next_token;    // empty: the last page, whatever the truncation flag says
};

// A purchase of a child-directed skill that needed a parent's word.
struct Transaction {
    ProductId product_id;
    std::string status;    // APPROVED_BY_PARENT, …
    std::string created_at;
    std::string last_modified_at;
};

struct TransactionPage {
    std::vector<Transaction> transactions;
    std::string next_token;
};

// Answers of the monetization API. Errors: bad_product_answer when the text is not what the
// operation gives. A single product without an id or reference name is dropped from a list.
[[nodiscard]] Result<ProductPage> parse_product_page(std::string_view json);
[[nodiscard]] Result<Product> parse_product(std::string_view json);
[[nodiscard]] Result<TransactionPage> parse_transaction_page(std::string_view json);
[[nodiscard]] Result<bool> parse_flag(std::string_view json);

}    // namespace ask::model
