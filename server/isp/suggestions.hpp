#pragma once

#include <optional>
#include <vector>

#include "core/ids.hpp"
#include "core/result.hpp"
#include "core/task.hpp"
#include "isp/products.hpp"
#include "isp/purchase_book.hpp"
#include "isp/suggestion_rules.hpp"
#include "model/purchase.hpp"

namespace ask::isp {

// What one request's customer may be offered of our own accord. What is remembered is kept when the
// unit of work is committed. Used on one thread. Errors of all: as PurchaseBook::open.
class Suggestions {
 public:
    Suggestions(PurchaseBook& book, Products& products, const SuggestionOptions& options,
                SessionId session);

    // The one to suggest now, if any; none too while Amazon cannot be asked. Nothing is remembered
    // until the directive leaves.
    Task<Result<std::optional<model::Product>>> choose(std::vector<ReferenceName> candidates);
    // Which it was, and why not the others, for the log and the metrics: of the last choose().
    [[nodiscard]] const std::optional<ReferenceName>& chosen() const { return chosen_; }
    [[nodiscard]] const std::vector<Passed>& passed() const { return passed_; }

    // An Upsell directive leaves in this request's answer.
    Task<Result<void>> offered(ProductId product);
    // A Connections.Response of Upsell, or of Buy: after a no nothing else is suggested either.
    Task<Result<void>> answered(ProductId product, model::PurchaseResult result);
    // Nothing is suggested in the rest of this session, as after a refund.
    Task<Result<void>> nothing_more();

 private:
    // The name of a product by Amazon's list, or by what was remembered of it; empty: not known.
    Task<ReferenceName> name_of(ProductId product, const SuggestionMemory& memory);
    [[nodiscard]] Moment moment() const;

    PurchaseBook& book_;
    Products& products_;
    const SuggestionOptions& options_;
    SessionId session_;
    std::optional<ReferenceName> chosen_;
    std::vector<Passed> passed_;
};

}    // namespace ask::isp
