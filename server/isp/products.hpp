#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/deadline.hpp"
#include "core/ids.hpp"
#include "core/once.hpp"
#include "core/result.hpp"
#include "core/step_times.hpp"
#include "core/task.hpp"
#include "isp/monetization_client.hpp"
#include "model/product.hpp"

namespace ask::isp {

// What Amazon says of every product for this customer, at this moment.
class ProductList {
 public:
    ProductList() = default;
    explicit ProductList(std::vector<model::Product> products) : products_(std::move(products)) {}

    [[nodiscard]] const std::vector<model::Product>& all() const { return products_; }
    [[nodiscard]] const model::Product* find(const ReferenceName& name) const;
    [[nodiscard]] const model::Product* find(const ProductId& id) const;
    [[nodiscard]] bool owns(const ReferenceName& name) const;    // entitled; false for unknown ones
    [[nodiscard]] std::vector<model::Product> purchasable() const;
    [[nodiscard]] std::vector<model::Product> entitled() const;

 private:
    std::vector<model::Product> products_;
};

// The products of one run of a request. However many ask, Amazon is called once (but by
// await_entitlement); a failure is kept as well, for the runs to come too, so that a request does
// not wait for the same dead service twice. Used on one thread; several
// coroutines of the request may ask at the same time.
class Products {
 public:
    // `times`, if there are any, are told of Step::product_api.
    Products(MonetizationClient& client, ApiAccess access, Deadline deadline,
             std::shared_ptr<StepTimes> times = nullptr);

    // The pointer lives as long as this object. Errors: as MonetizationClient::list.
    Task<Result<const ProductList*>> list();
    // What list() gave before, without asking; nullptr: nobody asked, or Amazon did not answer.
    [[nodiscard]] const ProductList* known() const {
        return known_ && *known_ ? &**known_ : nullptr;
    }
    // Amazon was asked and did not answer.
    [[nodiscard]] bool failed() const { return known_ && !*known_; }
    // Errors: as list, and errors::not_found.
    Task<Result<model::Product>> by_reference_name(ReferenceName name);
    Task<Result<bool>> voice_purchasing_enabled();
    // Alexa says that this product was bought, and Amazon's record may say so a moment later: reads
    // the list again after each pause until it does, or no time is left. Does nothing for
    // consumables, which are counted, and where nothing can be read. Only while nobody holds a
    // pointer that list() gave.
    Task<void> await_entitlement(ProductId id, std::vector<std::chrono::milliseconds> pauses);

 private:
    class Asking;

    Task<void> ask();
    Task<bool> is_awaited(ProductId id);
    Task<void> wait_for_answer();

    MonetizationClient& client_;
    ApiAccess access_;
    Deadline deadline_;
    std::shared_ptr<StepTimes> times_;
    std::optional<Result<ProductList>> known_;
    bool asking_ = false;
    Once answered_;
};

}    // namespace ask::isp
