#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "catalog/detail/model_document.hpp"
#include "catalog/product_file.hpp"

namespace ask::catalog::detail {

inline constexpr std::string_view product_type_name = "LIST_OF_PRODUCT_NAMES";
inline constexpr std::string_view product_slot_name = "ProductName";

enum class WhenNeeded { always, with_subscription, with_consumable };

// An intent by which customers buy, or ask about what they can buy. The names are conventions. One
// that is called otherwise counts where it has a name that is known from Amazon's samples or Jovo,
// or where its name fits a pattern ("Buy*Intent") and it has a slot of the product type: not every
// BuyTicketIntent sells in-skill products.
struct PurchaseIntent {
    std::string_view name;                          // what we generate
    std::array<std::string_view, 4> other_names;    // with a star: a pattern
    WhenNeeded when;
    bool has_slot;
};

[[nodiscard]] std::span<const PurchaseIntent> purchase_intents();

// What tells a purchase intent besides its name.
struct PurchaseSigns {
    std::string_view product_type;
    std::span<const std::string> what_can_i_buy;    // as heard
};

// The intent of a model that does the work of this one. "What can I buy" may also be any intent
// with one of these phrases among its samples; the phrase is what Amazon looks for.
[[nodiscard]] const IntentView* covering(const ModelView& model, const PurchaseIntent& wanted,
                                         const PurchaseSigns& signs);

// The name of the type that lists the products: LIST_OF_PRODUCT_NAMES where the model has it, else
// the type of a buying intent's slot with a product among its values (by its reference name as id;
// where the value has no id, by its name), else LIST_OF_PRODUCT_NAMES, to be made.
[[nodiscard]] std::string_view product_type_of(const ModelView& model,
                                               std::span<const ProductFile> products);

}    // namespace ask::catalog::detail
