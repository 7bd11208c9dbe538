#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/detail/model_samples.hpp"

namespace ask::catalog::detail {

// What Amazon asks of an invocation name and this one does not keep.
struct InvocationFault {
    std::string_view rule;    // of model_rules()
    std::string message;
};

// `samples` may be null where the language's words are not known.
[[nodiscard]] std::vector<InvocationFault> invocation_faults(std::string_view name,
                                                             std::string_view locale,
                                                             const LanguageSamples* samples);

// A skill's name as its customers would say it: small letters, and nothing that is not said.
[[nodiscard]] std::string invocation_from(std::string_view skill_name, std::string_view language);

}    // namespace ask::catalog::detail
