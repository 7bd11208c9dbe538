#include "simulator/detail/number_tables.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace ask::simulator::detail {

namespace {

using Names = std::array<std::string_view, 21>;    // 0 to 20

struct Numbers {
    std::string_view language;
    Names names;
};

constexpr std::array numbers{
    Numbers{"en",
            {"zero",     "one",     "two",     "three",     "four",     "five",     "six",
             "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
             "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}},
    Numbers{"de",
            {"null",     "eins",     "zwei",     "drei",     "vier",     "fünf",     "sechs",
             "sieben",   "acht",     "neun",     "zehn",     "elf",      "zwölf",    "dreizehn",
             "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"}},
    Numbers{"fr", {"zéro",     "un",     "deux",  "trois",    "quatre",   "cinq",     "six",
                   "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",    "treize",
                   "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf", "vingt"}},
    Numbers{"es",
            {"cero",    "uno",    "dos",       "tres",       "cuatro",    "cinco",      "seis",
             "siete",   "ocho",   "nueve",     "diez",       "once",      "doce",       "trece",
             "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte"}},
    Numbers{"it", {"zero",     "uno",        "due",         "tre",      "quattro", "cinque",
                   "sei",      "sette",      "otto",        "nove",     "dieci",   "undici",
                   "dodici",   "tredici",    "quattordici", "quindici", "sedici",  "diciassette",
                   "diciotto", "diciannove", "venti"}},
    Numbers{"pt", {"zero",    "um",     "dois",      "três",      "quatro",  "cinco",    "seis",
                   "sete",    "oito",   "nove",      "dez",       "onze",    "doze",     "treze",
                   "catorze", "quinze", "dezesseis", "dezessete", "dezoito", "dezenove", "vinte"}},
};

constexpr std::array<std::string_view, 10> english_tens{
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 10> german_tens{
    "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"};

// Other words for numbers of the tables.
struct Variant {
    std::string_view language;
    std::string_view word;
    int value;
};
constexpr std::array variants{
    Variant{"en", "a", 1},    Variant{"en", "an", 1},        Variant{"de", "ein", 1},
    Variant{"de", "eine", 1}, Variant{"de", "einen", 1},     Variant{"de", "einer", 1},
    Variant{"de", "zwo", 2},  Variant{"de", "dreissig", 30}, Variant{"fr", "une", 1},
    Variant{"es", "un", 1},   Variant{"es", "una", 1},       Variant{"it", "un", 1},
    Variant{"it", "una", 1},  Variant{"pt", "uma", 1},       Variant{"pt", "duas", 2},
};

std::optional<int> place_in(std::span<const std::string_view> names, std::string_view word) {
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) return std::nullopt;
    return static_cast<int>(found - names.begin());
}

std::optional<int> variant(std::string_view word, std::string_view language) {
    const auto found = std::find_if(variants.begin(), variants.end(), [&](const Variant& one) {
        return one.language == language && one.word == word;
    });
    if (found == variants.end()) return std::nullopt;
    return found->value;
}

std::optional<int> tens(std::string_view word, std::string_view language) {
    const bool is_english = language == "en";
    if (word.empty() || (!is_english && language != "de")) return std::nullopt;
    const auto place = place_in(is_english ? english_tens : german_tens, word);
    if (!place) return std::nullopt;
    return *place * 10;
}

}    // namespace

std::optional<int> simple_number(std::string_view word, std::string_view language) {
    for (const Numbers& one : numbers) {
        if (one.language != language) continue;
        if (const auto place = place_in(one.names, word)) return place;
    }
    if (const auto value = tens(word, language)) return value;
    return variant(word, language);
}

}    // namespace ask::simulator::detail
