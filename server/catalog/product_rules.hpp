#pragma once

#include <span>

#include "catalog/finding.hpp"

namespace ask::catalog {

// Every rule that `skilld products check` knows. What Amazon documents without doubt is an error;
// what is inferred, uncertain, advice, a convention, or left to the eye of Amazon's certification
// is a warning.
[[nodiscard]] std::span<const Rule> product_rules();

}    // namespace ask::catalog
