#include "simulator/detail/number_words.hpp"

#include <algorithm>
#include <vector>

#include "simulator/detail/number_tables.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

using Tokens = std::vector<std::string_view>;
using Number = std::optional<int>;

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string join_tokens(const Tokens& tokens, std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t at = first; at < first + count; ++at) {
        if (!text.empty()) text += ' ';
        text += tokens[at];
    }
    return text;
}

// "7", or "1 000 000" where a comma or a point stood.
std::optional<std::string> digits_of(const Tokens& tokens) {
    std::string digits;
    for (const std::string_view token : tokens) {
        const bool is_group = digits.empty() ? token.size() <= 3 : token.size() == 3;
        if (!is_digits(token) || (tokens.size() > 1 && !is_group)) return std::nullopt;
        digits += token;
    }
    if (digits.empty()) return std::nullopt;
    return digits;
}

// Below a hundred: "twelve", "twenty one".
Number english_tens_and_units(const Tokens& tokens) {
    if (tokens.empty() || tokens.size() > 2) return std::nullopt;
    const Number first = simple_number(tokens[0], "en");
    if (tokens.size() == 1 || !first) return first;
    const Number second = simple_number(tokens[1], "en");
    const bool is_sum = *first >= 20 && *first % 10 == 0 && second && *second > 0 && *second < 10;
    if (!is_sum) return std::nullopt;
    return *first + *second;
}

// "two hundred and five"; the part before "hundred" may have two words in years.
Number english_number(Tokens tokens) {
    const auto hundred = std::find(tokens.begin(), tokens.end(), "hundred");
    if (hundred == tokens.end()) return english_tens_and_units(tokens);
    const Number hundreds = english_tens_and_units({tokens.begin(), hundred});
    Tokens rest(std::next(hundred), tokens.end());
    if (!hundreds || *hundreds == 0) return std::nullopt;
    if (rest.empty()) return *hundreds * 100;
    if (rest.front() == "and") rest.erase(rest.begin());
    const Number units = english_tens_and_units(rest);
    if (!units || *units == 0) return std::nullopt;
    return *hundreds * 100 + *units;
}

// "einundzwanzig", "fünf", "zwölf".
Number german_tens_and_units(std::string_view word) {
    if (const Number simple = simple_number(word, "de")) return simple;
    const auto joint = word.find("und");
    if (joint == word.npos) return std::nullopt;
    const Number units = simple_number(word.substr(0, joint), "de");
    const Number tens = simple_number(word.substr(joint + 3), "de");
    if (!units || !tens || *units < 1 || *units > 9 || *tens < 20) return std::nullopt;
    return *tens + *units;
}

// "zweihundertfünf", "neunzehnhundertfünfundachtzig".
Number german_number(std::string_view word) {
    constexpr std::string_view hundred = "hundert";
    const auto at = word.find(hundred);
    if (at == word.npos) return german_tens_and_units(word);
    const Number hundreds = at == 0 ? Number(1) : german_tens_and_units(word.substr(0, at));
    std::string_view rest = word.substr(at + hundred.size());
    if (!hundreds || *hundreds == 0) return std::nullopt;
    if (rest.empty()) return *hundreds * 100;
    if (rest.starts_with("und")) rest.remove_prefix(3);
    const Number units = german_tens_and_units(rest);
    if (!units) return std::nullopt;
    return *hundreds * 100 + *units;
}

Number spoken_number(std::string_view phrase, std::string_view language) {
    if (language == "en") return english_number(split_at_spaces(phrase));
    if (language == "de") return german_number(phrase);
    return simple_number(phrase, language);
}

std::string padded(int number) {
    std::string digits = std::to_string(number);
    return std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

// "six oh four five", "1 9 8 5".
std::optional<std::string> digit_by_digit(const Tokens& tokens, std::string_view language) {
    std::string digits;
    for (const std::string_view token : tokens) {
        const bool is_oh = language == "en" && (token == "oh" || token == "o");
        const Number digit = is_oh ? Number(0) : small_number(token, language);
        if (!digit || *digit > 9) return std::nullopt;
        digits += std::to_string(*digit);
    }
    return digits;
}

// "nineteen eighty five", "twenty oh five", "17 30".
std::optional<std::string> two_pairs(const Tokens& tokens, std::string_view language) {
    for (std::size_t split = 1; split < tokens.size(); ++split) {
        const Number first = small_number(join_tokens(tokens, 0, split), language);
        const bool is_oh = tokens[split] == "oh" && split + 2 == tokens.size();
        const std::size_t from = is_oh ? split + 1 : split;
        const Number second =
            small_number(join_tokens(tokens, from, tokens.size() - from), language);
        const bool is_pair = first && second && *first >= 10 && *first < 100 && *second < 100 &&
                             (*second >= 10 || is_oh);
        if (is_pair) return padded(*first * 100 + *second);
    }
    return std::nullopt;
}

// "two thousand", "two thousand and five", "zweitausendfünf".
std::optional<std::string> thousands(std::string_view phrase, std::string_view language) {
    const std::string_view thousand = language == "de" ? "tausend" : " thousand";
    const auto at = phrase.find(thousand);
    if (at == phrase.npos || at == 0) return std::nullopt;
    const Number many = small_number(phrase.substr(0, at), language);
    std::string_view rest = phrase.substr(at + thousand.size());
    if (!many || *many < 1 || *many > 9) return std::nullopt;
    if (rest.empty()) return padded(*many * 1000);
    for (const std::string_view joint : {" and ", "und", " "}) {
        if (rest.starts_with(joint)) rest.remove_prefix(joint.size());
    }
    const Number units = small_number(rest, language);
    if (!units || *units > 999) return std::nullopt;
    return padded(*many * 1000 + *units);
}

// "second" → "two", "fifth" → "five", "twentieth" → "twenty".
std::string english_cardinal(std::string_view word) {
    struct Irregular {
        std::string_view ordinal;
        std::string_view cardinal;
    };
    constexpr Irregular irregulars[] = {
        {"first", "one"},    {"second", "two"}, {"third", "three"},   {"fifth", "five"},
        {"eighth", "eight"}, {"ninth", "nine"}, {"twelfth", "twelve"}};
    for (const Irregular& one : irregulars) {
        if (one.ordinal == word) return std::string(one.cardinal);
    }
    if (word.ends_with("ieth")) return std::string(word.substr(0, word.size() - 4)) + "y";
    for (const std::string_view ending : {"th", "st", "nd", "rd"}) {
        const std::string_view stem =
            word.substr(0, word.size() - std::min<std::size_t>(2, word.size()));
        const bool is_after_digits = is_digits(stem);
        if (word.ends_with(ending) && (ending == "th" || is_after_digits)) return std::string(stem);
    }
    return "";
}

Number english_ordinal(std::string_view phrase) {
    const auto space = phrase.rfind(' ');
    const std::string_view last = space == phrase.npos ? phrase : phrase.substr(space + 1);
    const std::string cardinal = english_cardinal(last);
    if (cardinal.empty()) return std::nullopt;
    return small_number(std::string(phrase.substr(0, phrase.size() - last.size())) + cardinal,
                        "en");
}

// "erste", "dritten", "einundzwanzigster"; a point behind digits is not heard.
Number german_ordinal(std::string_view word) {
    if (is_digits(word)) return small_number(word, "de");
    for (const std::string_view ending : {"er", "en", "es", "em", "e"}) {
        if (!word.ends_with(ending)) continue;
        word.remove_suffix(ending.size());
        break;
    }
    if (word == "erst") return 1;
    if (word == "dritt") return 3;
    if (word == "siebt") return 7;
    if (word == "acht") return 8;
    for (const std::string_view ending : {"st", "t"}) {
        if (!word.ends_with(ending)) continue;
        const Number number = german_number(word.substr(0, word.size() - ending.size()));
        if (number && *number > 0) return number;
    }
    return std::nullopt;
}

}    // namespace

std::optional<std::string> number_in_digits(std::string_view phrase, std::string_view language) {
    if (auto digits = digits_of(split_at_spaces(phrase))) return digits;
    const Number spoken = spoken_number(phrase, language);
    if (!spoken || *spoken > 999) return std::nullopt;
    return std::to_string(*spoken);
}

std::optional<int> small_number(std::string_view phrase, std::string_view language) {
    if (is_digits(phrase)) {
        if (phrase.size() > 4) return std::nullopt;
        return std::stoi(std::string(phrase));
    }
    return spoken_number(phrase, language);
}

std::optional<std::string> four_digits(std::string_view phrase, std::string_view language) {
    if (is_digits(phrase) && phrase.size() == 4) return std::string(phrase);
    const Tokens tokens = split_at_spaces(phrase);
    if (tokens.size() == 4) {
        if (auto digits = digit_by_digit(tokens, language)) return digits;
    }
    if (auto digits = thousands(phrase, language)) return digits;
    if (auto digits = two_pairs(tokens, language)) return digits;
    const Number hundreds = spoken_number(phrase, language);
    if (!hundreds || *hundreds < 1000 || *hundreds > 9999) return std::nullopt;
    return padded(*hundreds);
}

std::optional<int> ordinal_number(std::string_view phrase, std::string_view language) {
    if (language == "en") return english_ordinal(phrase);
    if (language == "de") return german_ordinal(phrase);
    return std::nullopt;
}

}    // namespace ask::simulator::detail
