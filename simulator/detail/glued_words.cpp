#include "simulator/detail/glued_words.hpp"

namespace ask::simulator::detail {

namespace {

bool cut_prefix(Word& word, const std::string& prefix) {
    const std::string said = prefix + "'";
    if (!word.said.starts_with(said) || word.said.size() == said.size()) return false;
    word.said.erase(0, said.size());
    word.key.erase(0, prefix.size());
    return true;
}

// "jo's" or "jos", but not "s" alone.
bool cut_suffix(Word& word, const std::string& suffix) {
    if (!word.key.ends_with(suffix) || word.key.size() == suffix.size()) return false;
    word.key.resize(word.key.size() - suffix.size());
    if (word.said.ends_with(suffix)) word.said.resize(word.said.size() - suffix.size());
    while (word.said.ends_with('\'')) word.said.pop_back();
    return true;
}

}    // namespace

std::optional<std::vector<Word>> unglue(const SamplePlace& place, std::span<const Word> words) {
    std::vector<Word> bare(words.begin(), words.end());
    if (bare.empty()) return std::nullopt;
    if (!place.prefix.empty() && !cut_prefix(bare.front(), place.prefix)) return std::nullopt;
    if (!place.suffix.empty() && !cut_suffix(bare.back(), place.suffix)) return std::nullopt;
    return bare;
}

}    // namespace ask::simulator::detail
