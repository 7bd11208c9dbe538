#include "simulator/detail/price_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "catalog/money_words.hpp"
#include "simulator/detail/number_words.hpp"
#include "simulator/detail/word_search.hpp"
#include "simulator/entity_resolution.hpp"
#include "simulator/words.hpp"

namespace ask::simulator::detail {

namespace {

constexpr std::array<std::string_view, 6> symbols{"$", "€", "£", "¥", "￥", "₹"};
// Weights as well.
constexpr std::array<std::string_view, 5> weights{"pound", "pounds", "pfund", "livres", "libras"};
constexpr std::array<std::string_view, 12> buying{
    "for", "costs", "cost", "only", "just", "pay", "price", "für", "kostet", "nur", "pour", "por"};

// Trials are told by the catalog's words.
constexpr std::array discounts{
    Phrase{"en", "discount"},
    Phrase{"en", "percent off"},
    Phrase{"en", "half price"},
    Phrase{"en", "special offer"},
    Phrase{"de", "rabatt"},
    Phrase{"de", "zum halben preis"},
    Phrase{"de", "sonderangebot"},
    Phrase{"fr", "réduction"},
    Phrase{"es", "descuento"},
    Phrase{"it", "sconto"},
    Phrase{"pt", "desconto"},
    Phrase{"ja", "割引"},
    Phrase{"hi", "छूट"},
};

bool is_in(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "$ 1.99", "1,99€".
std::string price_at_symbol(std::string_view text, std::string_view symbol) {
    for (auto at = text.find(symbol); at != text.npos; at = text.find(symbol, at + 1)) {
        const std::string_view after = text.substr(at + symbol.size());
        const std::size_t next = after.find_first_not_of(" \xC2\xA0");
        if (next != after.npos && is_digit(after[next])) {
            const std::size_t end =
                std::min(after.find_first_not_of("0123456789.,", next), after.size());
            return std::string(symbol) + std::string(after.substr(next, end - next));
        }
        const std::string_view before = text.substr(0, at);
        const std::size_t last = before.find_last_not_of(" \xC2\xA0");
        if (last != before.npos && is_digit(before[last])) {
            const std::size_t start = before.find_last_not_of("0123456789.,", last) + 1;
            return std::string(before.substr(start, last + 1 - start)) + std::string(symbol);
        }
    }
    return "";
}

// "99", "nine", "einundzwanzig"; "a" is said of much that is no amount.
bool is_number(std::string_view word, std::string_view language) {
    if (is_digit(word.front()) || word == "hundred" || word == "thousand") return true;
    return !is_article(word) && small_number(word, language).has_value();
}

bool is_price_at(std::span<const Word> words, std::size_t at, std::string_view language) {
    if (at == 0 || !is_number(words[at - 1].key, language)) return false;
    if (!is_in(catalog::currency_words(), words[at].key)) return false;
    if (!is_in(weights, words[at].key)) return true;
    return at >= 2 && is_in(buying, words[at - 2].key);
}

// In any language: a skill for Germany may say "free trial".
std::string find_trial(std::string_view text) {
    const std::string words = " " + comparable(text);
    for (const std::string_view trial : catalog::trial_words()) {
        if (words.find(" " + comparable(trial)) != words.npos) return std::string(trial);
    }
    return "";
}

}    // namespace

std::string find_price(std::string_view text, std::string_view language) {
    for (const std::string_view symbol : symbols) {
        std::string price = price_at_symbol(text, symbol);
        if (!price.empty()) return price;
    }
    const std::vector<Word> words = split_words(text);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!is_price_at(words, at, language)) continue;
        return words[at - 1].said + " " + words[at].said;
    }
    return "";
}

std::string find_discount(std::string_view text, std::string_view language) {
    const std::string trial = find_trial(text);
    return trial.empty() ? std::string(find_phrase(discounts, text, language)) : trial;
}

}    // namespace ask::simulator::detail
