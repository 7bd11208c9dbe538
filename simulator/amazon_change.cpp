#include "simulator/amazon_change.hpp"

#include <algorithm>
#include <utility>

#include "core/match.hpp"

namespace ask::simulator {

namespace {

std::string place(const ShopProduct& product) {
    return "product " + product.reference_name.text();
}

Result<void> end_pending(const ShopProduct& product, Holding& holding, int units) {
    if (!holding.is_pending) return fail(errors::invalid, place(product) + " is not pending");
    holding.is_pending = false;
    holding.count += units;
    return {};
}

Result<void> take_back(const ShopProduct& product, Holding& holding) {
    if (holding.count == 0) return fail(errors::invalid, place(product) + " is not owned");
    --holding.count;
    holding.is_cancelled = false;
    return {};
}

Result<void> add_one(const ShopProduct& product, Holding& holding) {
    const bool only_once = product.type != model::ProductType::consumable;
    if (only_once && holding.count > 0) return fail(errors::invalid, place(product) + " is owned");
    ++holding.count;
    return {};
}

Result<void> change_holding(ShopProduct& product, Holding& holding, HoldingEvent event) {
    switch (event) {
        case HoldingEvent::purchased:
            return add_one(product, holding);
        case HoldingEvent::pending_completed:
            return end_pending(product, holding, 1);
        case HoldingEvent::pending_failed:
            return end_pending(product, holding, 0);
        case HoldingEvent::refunded:
        case HoldingEvent::term_ended:
            return take_back(product, holding);
        case HoldingEvent::reset:
            holding = {};
            break;
        case HoldingEvent::taken_off_sale:
            product.on_sale = false;
            break;
        case HoldingEvent::put_on_sale:
            product.on_sale = true;
            break;
    }
    return {};
}

void change_counts(Customer& customer, const CountsChange& change) {
    customer.counted.reset();
    if (change.are_late) customer.counted = customer.holdings;
}

Result<void> apply_holding(const Counter& counter, const HoldingChange& change) {
    ShopProduct* product = counter.amazon.find(change.product);
    if (!product) return fail(errors::invalid, "there is no product " + change.product.text());
    Holding& holding = counter.customer.holdings[change.product];
    holding.changed_at = counter.now;
    return change_holding(*product, holding, change.event);
}

}    // namespace

Result<void> apply(const Counter& counter, const AmazonChange& change) {
    Amazon& amazon = counter.amazon;
    Result<void> done;
    std::visit(
        Match{
            [&](const HoldingChange& c) { done = apply_holding(counter, c); },
            [&](const ProductApiChange& c) { amazon.product_api = c.trouble; },
            [&](const CertificateHostChange& c) { amazon.certificate_host = c.state; },
            [&](const NextCertificateFile&) { ++amazon.certificate_number; },
            [&](const CertificatesChange& c) { use_certificates(amazon, c.certificates); },
            [&](const ClockChange& c) { amazon.clock_offset = c.ahead; },
            [&](const DeliveryChange& c) { amazon.purchase_results = c.delivery; },
            [&](const VoicePurchasingChange& c) { counter.customer.voice_purchasing = c.is_on; },
            [&](const CountsChange& c) { change_counts(counter.customer, c); },
            [&](const ChildDirectedChange& c) { amazon.is_child_directed = c.is_child_directed; },
            [&](const PageSizeChange& c) { amazon.most_products_on_a_page = c.most_products; },
        },
        change);
    return done;
}

Result<void> apply_together(Amazon& amazon, const std::optional<UserId>& user,
                            const std::vector<AmazonChange>& changes, TimePoint now) {
    Amazon changed = amazon;
    Customer nobody;
    Customer& customer = user ? changed.customers.at(*user) : nobody;
    for (const AmazonChange& change : changes) {
        const Result<void> applied = simulator::apply(Counter{changed, customer, now}, change);
        if (!applied) return applied;
    }
    amazon = std::move(changed);
    return {};
}

}    // namespace ask::simulator
