#include "isp/products.hpp"

#include <algorithm>
#include <iterator>

#include "core/pause.hpp"

namespace ask::isp {

namespace {

template <class Wanted>
const model::Product* first_of(const std::vector<model::Product>& products, Wanted wanted) {
    const auto found = std::ranges::find_if(products, wanted);
    return found == products.end() ? nullptr : &*found;
}

template <class Wanted>
std::vector<model::Product> all_of(const std::vector<model::Product>& products, Wanted wanted) {
    std::vector<model::Product> chosen;
    std::ranges::copy_if(products, std::back_inserter(chosen), wanted);
    return chosen;
}

}    // namespace

const model::Product* ProductList::find(const ReferenceName& name) const {
    return first_of(products_, [&](const model::Product& p) { return p.reference_name == name; });
}

const model::Product* ProductList::find(const ProductId& id) const {
    return first_of(products_, [&](const model::Product& p) { return p.id == id; });
}

bool ProductList::owns(const ReferenceName& name) const {
    const model::Product* product = find(name);
    return product != nullptr && product->entitled;
}

std::vector<model::Product> ProductList::purchasable() const {
    return all_of(products_, [](const model::Product& p) { return p.purchasable; });
}

std::vector<model::Product> ProductList::entitled() const {
    return all_of(products_, [](const model::Product& p) { return p.entitled; });
}

// Whatever becomes of the coroutine that asks (an exception, the end of its request), those who
// wait for it get an answer.
class Products::Asking {
 public:
    explicit Asking(Products& products) : products_(products) { products_.asking_ = true; }
    ~Asking() {
        if (!products_.known_)
            products_.known_ = fail(errors::unavailable, "the call was given up");
        products_.answered_.happen();
    }
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

 private:
    Products& products_;
};

Products::Products(MonetizationClient& client, ApiAccess access, Deadline deadline,
                   std::shared_ptr<StepTimes> times)
    : client_(client), access_(std::move(access)), deadline_(deadline), times_(std::move(times)) {}

Task<Result<const ProductList*>> Products::list() {
    if (!known_) {
        auto finding_out = asking_ ? wait_for_answer() : ask();
        co_await std::move(finding_out);
    }
    if (!known_) co_return fail(errors::timeout, "the product list did not come in time");
    if (!*known_) co_return propagate(*known_, "product list");
    co_return &**known_;
}

Task<void> Products::ask() {
    const Asking asking(*this);
    const StepWatch watch(times_, Step::product_api);
    auto listing = client_.list(access_, ProductFilter{}, deadline_);
    Result<std::vector<model::Product>> products = co_await std::move(listing);
    if (products) {
        known_.emplace(ProductList(std::move(*products)));
    } else {
        known_.emplace(std::unexpected(products.error()));
    }
}

Task<void> Products::wait_for_answer() {
    auto waiting = answered_.wait(deadline_);
    co_await std::move(waiting);
}

Task<bool> Products::is_awaited(ProductId id) {
    auto listing = list();
    const Result<const ProductList*> products = co_await std::move(listing);
    const model::Product* product = products ? (*products)->find(id) : nullptr;
    co_return product != nullptr && product->type != model::ProductType::consumable &&
        !product->entitled;
}

Task<void> Products::await_entitlement(ProductId id,
                                       std::vector<std::chrono::milliseconds> pauses) {
    for (const std::chrono::milliseconds pause : pauses) {
        auto looking = is_awaited(id);
        const bool is_awaited_still = co_await std::move(looking);
        // As long again may be needed for the reading.
        if (!is_awaited_still || deadline_.remaining() < pause * 2) co_return;
        auto pausing = pause_for(pause);
        co_await std::move(pausing);
        const std::optional<Result<ProductList>> before = std::exchange(known_, std::nullopt);
        auto asking = ask();
        co_await std::move(asking);
        if (!known_ || !*known_) known_ = before;
    }
}

Task<Result<model::Product>> Products::by_reference_name(ReferenceName name) {
    auto listing = list();
    const Result<const ProductList*> products = co_await std::move(listing);
    if (!products) co_return std::unexpected(products.error());
    const model::Product* product = (*products)->find(name);
    if (product == nullptr) co_return fail(errors::not_found, "product " + name.text());
    co_return *product;
}

Task<Result<bool>> Products::voice_purchasing_enabled() {
    const StepWatch watch(times_, Step::product_api);
    auto asking = client_.voice_purchasing_enabled(access_, deadline_);
    co_return co_await std::move(asking);
}

}    // namespace ask::isp
