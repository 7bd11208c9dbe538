#include "catalog/detail/product_names.hpp"

#include <algorithm>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/letters.hpp"
#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

bool has(const Texts& texts, std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool is_sayable(std::string_view language, char32_t letter) {
    constexpr std::u32string_view marks = U" -'’.&";
    return is_letter_of(language, letter) || is_digit(letter) || marks.find(letter) != marks.npos;
}

Texts spoken_words(std::string_view name) {
    std::string heard = as_heard(name);
    std::replace(heard.begin(), heard.end(), '-', ' ');
    return words_of(heard);
}

// "l'" is an article that its word is joined to.
Texts without_article(Texts words, const Texts& articles) {
    if (words.empty()) return words;
    for (const std::string& article : articles) {
        std::string& first = words.front();
        const bool is_joined =
            article.ends_with('\'') && first.size() > article.size() && first.starts_with(article);
        if (is_joined) first.erase(0, article.size());
    }
    if (words.size() > 1 && has(articles, words.front())) words.erase(words.begin());
    return words;
}

Texts without_tail(Texts words, const Texts& tails) {
    while (words.size() > 1 && has(tails, words.back())) words.pop_back();
    // Japanese has no spaces: the tail is the end of the word.
    for (const std::string& tail : tails) {
        std::string& last = words.back();
        const bool is_joined = count_code_points(tail) < tail.size() && last.size() > tail.size() &&
                               last.ends_with(tail);
        if (is_joined) last.erase(last.size() - tail.size());
    }
    return words;
}

Texts without_skill(Texts words, const Texts& skill) {
    if (skill.empty() || words.size() <= skill.size()) return words;
    const auto length = static_cast<std::ptrdiff_t>(skill.size());
    if (std::equal(skill.begin(), skill.end(), words.begin())) {
        words.erase(words.begin(), words.begin() + length);
    } else if (std::equal(skill.begin(), skill.end(), words.end() - length)) {
        words.erase(words.end() - length, words.end());
    }
    return words;
}

// A variant must still say which product is meant.
bool says_something(const Texts& words, const LanguageSamples& samples) {
    const bool is_one_of_many = std::all_of(words.begin(), words.end(), [&](const auto& word) {
        return has(samples.articles, word) || has(samples.tail_words, word);
    });
    return !is_one_of_many && count_code_points(joined(words, " ")) >= 2;
}

}    // namespace

std::string sayable(std::string_view name, std::string_view language) {
    std::u32string kept;
    for (const char32_t letter : code_points_of(name)) {
        const bool is_blank = letter == 0xA0 || letter == 0x3000 || letter == '\t';
        const char32_t shown = is_blank ? ' ' : letter;
        if (!is_sayable(language, shown)) continue;
        if (shown == ' ' && (kept.empty() || kept.back() == ' ')) continue;
        kept += shown;
    }
    while (!kept.empty() && kept.back() == ' ') kept.pop_back();
    return to_utf8(kept);
}

Texts name_variants(std::string_view name, std::string_view skill_name,
                    const LanguageSamples& samples) {
    const Texts words = spoken_words(name);
    if (words.empty()) return {};
    const Texts bare = without_article(words, samples.articles);
    const Texts short_form = without_tail(bare, samples.tail_words);
    const Texts skill = spoken_words(skill_name);
    Texts variants;
    for (const Texts& form :
         {words, bare, short_form, without_skill(bare, skill), without_skill(short_form, skill)}) {
        const std::string text = joined(form, " ");
        if (text == as_heard(name) || has(variants, text)) continue;
        if (says_something(form, samples)) variants.push_back(text);
    }
    return variants;
}

std::map<std::string, Texts> distinct_variants(const std::map<std::string, std::string>& names,
                                               std::string_view skill_name,
                                               const LanguageSamples& samples, const Texts& taken) {
    std::map<std::string, Texts> variants;
    std::map<std::string, int> claims;    // how many products are called so
    for (const auto& [reference, name] : names) {
        variants[reference] = name_variants(name, skill_name, samples);
        ++claims[as_heard(name)];
        for (const std::string& variant : variants[reference]) ++claims[variant];
    }
    for (auto& [reference, texts] : variants) {
        std::erase_if(texts, [&](const std::string& variant) {
            return claims[variant] > 1 || has(taken, variant);
        });
    }
    return variants;
}

}    // namespace ask::catalog::detail
