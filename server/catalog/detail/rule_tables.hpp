#pragma once

#include <span>

#include "catalog/finding.hpp"

// The rules of product_rules.hpp, by what they are about.
namespace ask::catalog::detail {

[[nodiscard]] std::span<const Rule> file_rules();       // can it be read
[[nodiscard]] std::span<const Rule> schema_rules();     // the schema's keywords
[[nodiscard]] std::span<const Rule> sale_rules();       // types, prices, markets, dates, addresses
[[nodiscard]] std::span<const Rule> text_rules();       // what is heard and read
[[nodiscard]] std::span<const Rule> package_rules();    // files, folders, icons, the skill around

}    // namespace ask::catalog::detail
