#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace ask::model {

// The name of a Connections.SendRequest and of the Connections.Response that answers it.
enum class PurchaseFlow { buy, upsell, cancel };

// payload.purchaseResult. An unknown value, or none, reads as error.
enum class PurchaseResult {
    accepted,
    pending_purchase,
    declined,
    already_purchased,
    error,
    not_entitled,
};

inline constexpr std::array purchase_flows{PurchaseFlow::buy, PurchaseFlow::upsell,
                                           PurchaseFlow::cancel};
inline constexpr std::array purchase_results{
    PurchaseResult::accepted, PurchaseResult::pending_purchase,
    PurchaseResult::declined, PurchaseResult::already_purchased,
    PurchaseResult::error,    PurchaseResult::not_entitled};

// Amazon's spellings: "Buy", "ACCEPTED".
[[nodiscard]] std::string_view to_text(PurchaseFlow flow);
[[nodiscard]] std::string_view to_text(PurchaseResult result);

// The way back. None: not one of the three names; error: not one of the six results.
[[nodiscard]] std::optional<PurchaseFlow> purchase_flow(std::string_view text);
[[nodiscard]] PurchaseResult purchase_result(std::string_view text);

}    // namespace ask::model
