#include "simulator/detail/lexicon.hpp"

#include "simulator/built_in_types.hpp"
#include "simulator/detail/color_names.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

Lexicon::Lexicon(const catalog::InteractionModel& model, const Locale& locale)
    : language_(language_of(locale)) {
    for (const catalog::SlotType& type : model.types) {
        PhraseTree& values = types_[learn_type(type.name)].values;
        for (const catalog::TypeValue& value : type.values) {
            learn_value(values, value.name);
            for (const std::string& synonym : value.synonyms) learn_value(values, synonym);
        }
    }
}

WordId Lexicon::learn(std::string_view key) {
    const auto fresh = static_cast<WordId>(words_.size());
    return words_.try_emplace(std::string(key), fresh).first->second;
}

WordId Lexicon::find(std::string_view key) const {
    const auto found = words_.find(std::string(key));
    return found == words_.end() ? unknown_word : found->second;
}

std::size_t Lexicon::learn_type(const std::string& name) {
    const auto [place, is_new] = type_numbers_.try_emplace(name, types_.size());
    if (!is_new) return place->second;
    types_.push_back({.name = name,
                      .is_built_in = name.starts_with("AMAZON."),
                      .is_closed = is_closed_type(name, language_),
                      .values = {}});
    if (name == "AMAZON.Color") {
        for (const std::string_view color : color_names(language_)) {
            learn_value(types_.back().values, color);
        }
    }
    return types_.size() - 1;
}

void Lexicon::learn_value(PhraseTree& values, std::string_view phrase) {
    std::vector<WordId> numbers;
    for (const Word& word : split_words(phrase)) numbers.push_back(learn(word.key));
    values.add(numbers);
}

}    // namespace ask::simulator::detail
