#include "simulator/entity_resolution.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "simulator/words.hpp"

namespace ask::simulator {

namespace {

constexpr std::string_view number_type = "AMAZON.NUMBER";

constexpr std::array<std::string_view, 20> articles{
    "the", "a",    "an",    "my",   "some",  "der",    "die", "das", "den", "dem",
    "ein", "eine", "einen", "mein", "meine", "meinen", "le",  "la",  "el",  "il"};

constexpr std::array<std::string_view, 13> english_numbers{
    "zero",  "one",   "two",  "three", "four",   "five",  "six",
    "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr std::array<std::string_view, 13> german_numbers{"null", "eins",  "zwei",   "drei", "vier",
                                                          "fünf", "sechs", "sieben", "acht", "neun",
                                                          "zehn", "elf",   "zwölf"};

std::optional<std::string> place_in(std::span<const std::string_view> names,
                                    std::string_view phrase) {
    const auto found = std::find(names.begin(), names.end(), phrase);
    if (found == names.end()) return std::nullopt;
    return std::to_string(found - names.begin());
}

std::optional<std::string> number_in_digits(std::string_view phrase) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!phrase.empty() && std::all_of(phrase.begin(), phrase.end(), is_digit)) {
        return std::string(phrase);
    }
    if (auto number = place_in(english_numbers, phrase)) return number;
    return place_in(german_numbers, phrase);
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

std::vector<const catalog::TypeValue*> resolve(const catalog::SlotType& type,
                                               std::string_view phrase) {
    const std::string key = comparable(phrase);
    auto values = values_meant(type, key);
    const auto space = key.find(' ');
    if (!values.empty() || space == key.npos) return values;
    const std::string_view first = std::string_view(key).substr(0, space);
    if (std::find(articles.begin(), articles.end(), first) == articles.end()) return values;
    return values_meant(type, std::string_view(key).substr(space + 1));
}

bool can_fill(std::string_view type_name, std::string_view phrase) {
    return type_name != number_type || number_in_digits(comparable(phrase)).has_value();
}

std::string slot_value(std::string_view type_name, std::string_view phrase) {
    if (type_name != number_type) return std::string(phrase);
    return number_in_digits(comparable(phrase)).value_or("?");
}

}    // namespace ask::simulator
