#pragma once

#include <unordered_map>
#include <vector>

#include "simulator/detail/sample_match.hpp"
#include "simulator/detail/sample_pieces.hpp"
#include "simulator/detail/spoken.hpp"

namespace ask::simulator::detail {

// A sample that fits as well as any other, and how.
struct BestSample {
    const Sample* sample = nullptr;
    SampleMatch match;
};

// The samples of a model, found by their literal words.
class SampleIndex {
 public:
    explicit SampleIndex(std::vector<Sample> samples);

    // For each intent whose samples fit best, the first such sample, in the order of the model;
    // none: nothing fits. Views into this index.
    [[nodiscard]] std::vector<BestSample> best(const Lexicon& lexicon, Spoken& spoken) const;

 private:
    [[nodiscard]] std::vector<std::size_t> candidates(const Spoken& spoken) const;

    std::vector<Sample> samples_;
    std::unordered_map<WordId, std::vector<std::size_t>> by_word_;    // by their rarest word
    std::vector<std::size_t> without_words_;
};

}    // namespace ask::simulator::detail
