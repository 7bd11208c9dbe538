#include "model/purchase.hpp"

#include <algorithm>

namespace ask::model {

std::string_view to_text(PurchaseFlow flow) {
    switch (flow) {
        case PurchaseFlow::buy:
            return "Buy";
        case PurchaseFlow::upsell:
            return "Upsell";
        case PurchaseFlow::cancel:
            return "Cancel";
    }
    return "";
}

std::string_view to_text(PurchaseResult result) {
    switch (result) {
        case PurchaseResult::accepted:
            return "ACCEPTED";
        case PurchaseResult::pending_purchase:
            return "PENDING_PURCHASE";
        case PurchaseResult::declined:
            return "DECLINED";
        case PurchaseResult::already_purchased:
            return "ALREADY_PURCHASED";
        case PurchaseResult::error:
            return "ERROR";
        case PurchaseResult::not_entitled:
            return "NOT_ENTITLED";
    }
    return "";
}

std::optional<PurchaseFlow> purchase_flow(std::string_view text) {
    const auto* found = std::ranges::find_if(
        purchase_flows, [text](PurchaseFlow flow) { return to_text(flow) == text; });
    if (found == purchase_flows.end()) return std::nullopt;
    return *found;
}

PurchaseResult purchase_result(std::string_view text) {
    const auto* found = std::ranges::find_if(
        purchase_results, [text](PurchaseResult result) { return to_text(result) == text; });
    return found == purchase_results.end() ? PurchaseResult::error : *found;
}

}    // namespace ask::model
