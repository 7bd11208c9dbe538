#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ask::catalog::detail {

// What a sample utterance breaks in itself.
struct SampleFault {
    std::string_view rule;    // of model_rules()
    std::string message;
};

struct SampleUtterance {
    std::vector<std::string> slots;    // names, in the order written
    bool has_words = false;            // beside the slots
    std::vector<SampleFault> faults;
};

// Reads "buy {ProductName}" by the rules of Amazon's build, for a language as "de".
[[nodiscard]] SampleUtterance read_sample(std::string_view text, std::string_view language);

}    // namespace ask::catalog::detail
