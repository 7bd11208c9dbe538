#include "catalog/detail/invocation.hpp"

#include <algorithm>
#include <array>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/letters.hpp"
#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::array<std::string_view, 6> kept_by_amazon{"alexa",    "amazon", "echo",
                                                         "computer", "skill",  "app"};
constexpr std::size_t shortest = 2;
constexpr std::size_t longest = 50;

template <class Words>
bool has(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_mark(char32_t letter) {
    return letter == ' ' || letter == '\'' || letter == 0x2019 || letter == '.';
}

// Empty: all its characters may be there.
std::string wrong_character(std::string_view name, std::string_view language) {
    for (const char32_t letter : code_points_of(name)) {
        if (is_digit(letter)) return "has a digit: spell the number out";
        if (small_letter(letter) != letter) return "has a capital letter: write small ones";
        if (!is_letter_of(language, letter) && !is_mark(letter)) {
            return "has " + in_quotes(to_utf8({&letter, 1})) +
                   ": only letters, spaces, apostrophes, and periods in abbreviations may be there";
        }
    }
    if (as_heard(name) != name && name.find_first_not_of(' ') != 0)
        return "has a space at its beginning or end, or two together";
    return {};
}

void check_words(const Texts& words, std::string_view language, const LanguageSamples* samples,
                 std::vector<InvocationFault>& faults) {
    for (const std::string& word : words) {
        if (has(kept_by_amazon, word)) {
            faults.push_back({"invocation-wake-word", "has the word " + in_quotes(word)});
        }
        if (samples && has(samples->launch_words, word)) {
            faults.push_back({"invocation-launch-word", "has the word " + in_quotes(word)});
        }
    }
    const bool has_article = samples && words.size() == 2 &&
                             (has(samples->articles, words[0]) || has(samples->articles, words[1]));
    if (has_article) {
        faults.push_back({"invocation-article", "is an article and one word"});
    }
    // Japanese is written without spaces.
    if (words.size() == 1 && language != "ja") {
        faults.push_back({"invocation-one-word", "is one word"});
    }
}

}    // namespace

std::vector<InvocationFault> invocation_faults(std::string_view name, std::string_view locale,
                                               const LanguageSamples* samples) {
    std::vector<InvocationFault> faults;
    const std::string_view language = language_of(locale);
    const std::size_t length = count_code_points(name);
    if (length < shortest || length > longest) {
        faults.push_back({"invocation-length", "has " + std::to_string(length) + " characters"});
    }
    const std::string wrong = wrong_character(name, language);
    if (!wrong.empty()) faults.push_back({"invocation-characters", wrong});
    const Texts words = words_of(as_heard(name));
    if (!words.empty()) check_words(words, language, samples, faults);
    return faults;
}

std::string invocation_from(std::string_view skill_name, std::string_view language) {
    std::u32string kept;
    for (const char32_t letter : code_points_of(as_heard(skill_name))) {
        const bool is_hyphen = letter == '-' || letter == 0x2013;
        if (is_letter_of(language, letter) || is_digit(letter) || is_mark(letter)) kept += letter;
        if (is_hyphen) kept += ' ';
    }
    return as_heard(to_utf8(kept));
}

}    // namespace ask::catalog::detail
