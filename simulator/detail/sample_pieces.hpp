#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/detail/lexicon.hpp"

namespace ask::simulator::detail {

// A slot in a sample. What is written against it without a space belongs to the word said there:
// "{Name}'s birthday", "l'{Product}".
struct SamplePlace {
    std::string slot;
    std::size_t type = 0;
    bool takes_several = false;
    std::string prefix;    // comparable; only where an apostrophe parts it from the value
    std::string suffix;
};

// A literal word, or a slot.
struct Piece {
    WordId literal = unknown_word;
    std::optional<SamplePlace> place;
};

// A sample of an intent, taken apart.
struct Sample {
    std::size_t intent = 0;
    std::string text;
    std::vector<Piece> pieces;
    std::size_t literal_words = 0;    // those against a slot count
    bool has_slots = false;
};

// Nothing where the sample is empty, names a slot that the intent lacks or leaves a brace open:
// nobody can say it.
[[nodiscard]] std::optional<Sample> take_apart(Lexicon& lexicon, const catalog::IntentModel& intent,
                                               std::string_view text);

}    // namespace ask::simulator::detail
