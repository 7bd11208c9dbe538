#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>

#include "simulator/detail/sample_pieces.hpp"
#include "simulator/detail/spoken.hpp"

namespace ask::simulator::detail {

// How well a sample fits; more is better.
struct Fit {
    std::size_t literal_words = 0;
    std::size_t known_slots = 0;    // filled with a value of their type
    friend auto operator<=>(const Fit&, const Fit&) = default;
};

struct SampleMatch {
    Fit fit;
    std::map<std::string, std::string> slots;    // the words as said
};

// The way in which the words said are this sample with the most slots known, if they are. A sample
// without literal words fits known values only. Costs words times pieces.
[[nodiscard]] std::optional<SampleMatch> match_sample(const Lexicon& lexicon, const Sample& sample,
                                                      Spoken& spoken);

}    // namespace ask::simulator::detail
