#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace ask::simulator::detail {

// A word's number in a vocabulary; what is not in it is nowhere in the model.
using WordId = std::int32_t;
inline constexpr WordId unknown_word = -1;

// Phrases by their words, so that all of them that begin at a place are found in one walk.
class PhraseTree {
 public:
    void add(std::span<const WordId> phrase);
    [[nodiscard]] bool empty() const { return steps_.empty(); }
    // The lengths of the phrases that the words begin with, the shortest first.
    [[nodiscard]] std::vector<std::size_t> lengths(std::span<const WordId> words) const;

 private:
    std::unordered_map<std::uint64_t, std::uint32_t> steps_;    // node and word → node
    std::vector<bool> is_end_{false};
};

}    // namespace ask::simulator::detail
