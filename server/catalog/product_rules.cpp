#include "catalog/product_rules.hpp"

#include <vector>

#include "catalog/detail/rule_tables.hpp"

namespace ask::catalog {

std::span<const Rule> product_rules() {
    static const std::vector<Rule> all = [] {
        std::vector<Rule> rules;
        for (const auto part : {detail::file_rules(), detail::schema_rules(), detail::sale_rules(),
                                detail::text_rules(), detail::package_rules()}) {
            rules.insert(rules.end(), part.begin(), part.end());
        }
        return rules;
    }();
    return all;
}

}    // namespace ask::catalog
