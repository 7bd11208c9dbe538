#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/detail/model_samples.hpp"

namespace ask::catalog::detail {

// A product's name as a slot value: what nobody can say (trade marks, quotes, exclamation marks) is
// left out.
[[nodiscard]] std::string sayable(std::string_view name, std::string_view language);

// What else a product may be called: its name without hyphens, without the article before it,
// without the words behind it that tell its kind, and without the skill's own name. In small
// letters, the longest first, never the name itself.
[[nodiscard]] Texts name_variants(std::string_view name, std::string_view skill_name,
                                  const LanguageSamples& samples);

// Variants by product that no other product is called too: `names` are the products' names by
// reference name, `taken` what the slot type has already, as heard.
[[nodiscard]] std::map<std::string, Texts> distinct_variants(
    const std::map<std::string, std::string>& names, std::string_view skill_name,
    const LanguageSamples& samples, const Texts& taken);

}    // namespace ask::catalog::detail
