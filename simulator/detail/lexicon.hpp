#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/interaction_model.hpp"
#include "core/ids.hpp"
#include "simulator/detail/phrase_tree.hpp"

namespace ask::simulator::detail {

// A slot type as its words are recognised.
struct LexiconType {
    std::string name;
    bool is_built_in = false;    // Amazon's: may have values that are not listed here
    bool is_closed = false;      // takes nothing but its values
    PhraseTree values;           // known names and synonyms
};

// The words and the slot types of a model, numbered.
class Lexicon {
 public:
    Lexicon(const catalog::InteractionModel& model, const Locale& locale);

    // The number of a word in its comparable form; `learn` gives it one.
    WordId learn(std::string_view key);
    [[nodiscard]] WordId find(std::string_view key) const;
    // The number of a type; one without values in the model is added.
    std::size_t learn_type(const std::string& name);

    [[nodiscard]] const LexiconType& type(std::size_t number) const { return types_[number]; }
    [[nodiscard]] std::string_view language() const { return language_; }

 private:
    void learn_value(PhraseTree& values, std::string_view phrase);

    std::string language_;
    std::unordered_map<std::string, WordId> words_;
    std::unordered_map<std::string, std::size_t> type_numbers_;
    std::vector<LexiconType> types_;
};

}    // namespace ask::simulator::detail
