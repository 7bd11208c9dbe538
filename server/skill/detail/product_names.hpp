#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/ids.hpp"
#include "isp/products.hpp"

namespace ask::skill::detail {

// The reference names behind Amazon's product ids, as the product lists of past requests told them:
// a purchase is counted under its name also while Amazon cannot be asked. Any thread.
class ProductNames {
 public:
    // More products than one skill sells; beyond it no more are learnt. `locale` is a known one.
    explicit ProductNames(std::size_t most = 500) : most_(most) {}

    // Gives the products that are seen in this locale for the first time; they live in the list.
    std::vector<const model::Product*> learn(const isp::ProductList& list,
                                             const std::string& locale);
    // "unknown" for what no list has named.
    [[nodiscard]] std::string name(const ProductId& product) const;

 private:
    const std::size_t most_;
    mutable std::mutex mutex_;
    std::map<ProductId, ReferenceName> names_;
    std::set<std::pair<std::string, ProductId>> seen_;
};

}    // namespace ask::skill::detail
