#pragma once

#include <optional>
#include <span>
#include <vector>

#include "simulator/detail/sample_pieces.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

// The words of a slot without what is written against it in the sample: "jo's" for "{Name}'s" is
// jo. Nothing where the words do not have it.
[[nodiscard]] std::optional<std::vector<Word>> unglue(const SamplePlace& place,
                                                      std::span<const Word> words);

}    // namespace ask::simulator::detail
