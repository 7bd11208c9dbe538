#include "simulator/entity_resolution.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

constexpr std::array<std::string_view, 27> articles{
    "the", "a",   "an",   "my",    "some", "der",   "die",    "das", "den",
    "dem", "ein", "eine", "einen", "mein", "meine", "meinen", "le",  "la",
    "les", "un",  "une",  "el",    "una",  "il",    "lo",     "o",   "um"};
constexpr std::array<std::string_view, 5> conjunctions{"and", "und", "et", "y", "e"};

bool is_in(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool means(const catalog::TypeValue& value, std::string_view key) {
    if (comparable(value.name) == key) return true;
    return std::any_of(value.synonyms.begin(), value.synonyms.end(),
                       [key](const std::string& synonym) { return comparable(synonym) == key; });
}

std::vector<const catalog::TypeValue*> values_meant(const catalog::SlotType& type,
                                                    std::string_view key) {
    std::vector<const catalog::TypeValue*> values;
    for (const catalog::TypeValue& value : type.values) {
        if (means(value, key)) values.push_back(&value);
    }
    return values;
}

}    // namespace

bool is_article(std::string_view word) {
    return is_in(articles, word);
}

bool is_conjunction(std::string_view word) {
    return is_in(conjunctions, word);
}

std::vector<const catalog::TypeValue*> resolve(const catalog::SlotType& type,
                                               std::string_view phrase) {
    const std::string key = comparable(phrase);
    auto values = values_meant(type, key);
    const auto space = key.find(' ');
    if (!values.empty() || space == key.npos) return values;
    if (!is_article(std::string_view(key).substr(0, space))) return values;
    return values_meant(type, std::string_view(key).substr(space + 1));
}

std::vector<std::string> split_values(std::string_view phrase) {
    std::vector<std::string> values;
    std::vector<Word> value;
    const auto finish = [&] {
        if (!value.empty()) values.push_back(join_said(value));
        value.clear();
    };
    for (const Word& word : split_words(phrase)) {
        const bool is_joint = is_conjunction(word.key);
        if (word.is_after_pause || is_joint) finish();
        if (!is_joint) value.push_back(word);
    }
    finish();
    return values;
}

}    // namespace ask::simulator
