#include "simulator/detail/phrase_tree.hpp"

namespace ask::simulator::detail {

namespace {

std::uint64_t step(std::uint32_t node, WordId word) {
    return (static_cast<std::uint64_t>(node) << 32U) | static_cast<std::uint32_t>(word);
}

}    // namespace

void PhraseTree::add(std::span<const WordId> phrase) {
    if (phrase.empty()) return;
    std::uint32_t node = 0;
    for (const WordId word : phrase) {
        const auto fresh = static_cast<std::uint32_t>(is_end_.size());
        const auto [place, is_new] = steps_.try_emplace(step(node, word), fresh);
        if (is_new) is_end_.push_back(false);
        node = place->second;
    }
    is_end_[node] = true;
}

std::vector<std::size_t> PhraseTree::lengths(std::span<const WordId> words) const {
    std::vector<std::size_t> lengths;
    std::uint32_t node = 0;
    for (std::size_t count = 0; count < words.size(); ++count) {
        const auto found = steps_.find(step(node, words[count]));
        if (words[count] == unknown_word || found == steps_.end()) break;
        node = found->second;
        if (is_end_[node]) lengths.push_back(count + 1);
    }
    return lengths;
}

}    // namespace ask::simulator::detail
