#include "catalog/detail/product_object.hpp"

#include <algorithm>
#include <array>

namespace ask::catalog::detail {

namespace {

// At least one of these makes an object a product, however much of it is missing.
bool looks_like_a_product(const Place& object) {
    constexpr std::array members{"type", "referenceName", "publishingInformation",
                                 "purchasableState", "subscriptionInformation"};
    return std::ranges::any_of(members,
                               [&](const char* name) { return object.find(name).has_value(); });
}

}    // namespace

std::optional<Place> product_in(const Place& root) {
    if (!root.value().is_object()) return std::nullopt;
    if (const auto wrapped = root.find("inSkillProductDefinition")) {
        return wrapped->value().is_object() ? wrapped : std::nullopt;
    }
    return looks_like_a_product(root) ? std::optional(root) : std::nullopt;
}

}    // namespace ask::catalog::detail
