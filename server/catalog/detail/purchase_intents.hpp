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

// An intent by which customers buy, or ask about what they can buy. The names are conventions: one
// that is called otherwise counts where its name fits a pattern ("Buy*Intent").
struct PurchaseIntent {
    std::string_view name;    // what we generate
    std::array<std::string_view, 4> patterns;
    WhenNeeded when;
    bool has_slot;
};

[[nodiscard]] std::span<const PurchaseIntent> purchase_intents();

// The intent of a model that does the work of this one. "What can I buy" may also be any intent
// with one of these phrases among its samples; the phrase is what Amazon looks for.
[[nodiscard]] const IntentView* covering(const ModelView& model, const PurchaseIntent& wanted,
                                         std::span<const std::string> what_can_i_buy);

// The name of the type that lists the products: LIST_OF_PRODUCT_NAMES where the model has it, else
// the type of its buying intent's slot where one of its ids is a product's reference name, else
// LIST_OF_PRODUCT_NAMES, to be made.
[[nodiscard]] std::string_view product_type_of(const ModelView& model,
                                               std::span<const ProductFile> products);

}    // namespace ask::catalog::detail
