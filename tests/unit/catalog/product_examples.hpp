#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "product_scene.hpp"

namespace ask::tests {

// One value of a product, kept and broken. Values are JSON; an empty one: the member is absent.
struct FieldExample {
    std::string_view rule;
    std::string pointer;    // of the value
    std::string_view good;
    std::string_view bad;
    std::string told_at{};    // where the finding stands; empty: at the value
};

// Of rules about a value of the product itself.
[[nodiscard]] std::vector<FieldExample> schema_examples();
[[nodiscard]] std::vector<FieldExample> sale_examples();
[[nodiscard]] std::vector<FieldExample> text_examples();

// A package on disk, kept and broken.
struct PackageExample {
    std::string_view rule;
    std::function<void(const ProductScene&)> good;
    std::function<void(const ProductScene&)> bad;
};

// Of rules about files, and about what lies around the product.
[[nodiscard]] std::vector<PackageExample> file_examples();
[[nodiscard]] std::vector<PackageExample> package_examples();

}    // namespace ask::tests
