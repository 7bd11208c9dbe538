#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "simulator/detail/lexicon.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

// The words of one utterance, and where in them values of slot types are named. What is found out
// once is kept; used by one thread, within one call. The lexicon must outlive it.
class Spoken {
 public:
    Spoken(const Lexicon& lexicon, std::vector<Word> words);

    [[nodiscard]] const std::vector<Word>& words() const { return words_; }
    [[nodiscard]] const std::vector<WordId>& ids() const { return ids_; }
    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] bool has(WordId word) const;

    // The lengths of the values of a type that begin at a word, an article before them included.
    const std::vector<std::size_t>& lengths(std::size_t type, std::size_t start);
    // The same for a slot that takes several values: of all lists of values.
    std::vector<std::size_t> list_lengths(std::size_t type, std::size_t start);

 private:
    using Lengths = std::optional<std::vector<std::size_t>>;
    [[nodiscard]] std::vector<std::size_t> find_lengths(std::size_t type, std::size_t start) const;
    [[nodiscard]] std::vector<std::size_t> built_in_lengths(const LexiconType& type,
                                                            std::size_t start) const;

    const Lexicon& lexicon_;
    std::vector<Word> words_;
    std::vector<WordId> ids_;
    std::vector<WordId> sorted_ids_;
    std::unordered_map<std::size_t, std::vector<Lengths>> lengths_;    // by type, then by start
};

}    // namespace ask::simulator::detail
