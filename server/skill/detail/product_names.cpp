#include "skill/detail/product_names.hpp"

namespace ask::skill::detail {

std::vector<const model::Product*> ProductNames::learn(const isp::ProductList& list,
                                                       const std::string& locale) {
    std::vector<const model::Product*> first_seen;
    const std::lock_guard hold(mutex_);
    for (const model::Product& product : list.all()) {
        const bool has_room = names_.size() < most_ || names_.contains(product.id);
        if (!has_room) continue;
        names_[product.id] = product.reference_name;
        const bool is_new = seen_.emplace(locale, product.id).second;
        if (is_new) first_seen.push_back(&product);
    }
    return first_seen;
}

std::string ProductNames::name(const ProductId& product) const {
    const std::lock_guard hold(mutex_);
    const auto found = names_.find(product);
    return found == names_.end() ? "unknown" : found->second.text();
}

}    // namespace ask::skill::detail
