#include "isp/suggestion_text.hpp"

#include <array>
#include <cctype>
#include <regex>
#include <span>

#include "model/ssml.hpp"

namespace ask::isp {

namespace {

using Phrases = std::span<const std::string_view>;

constexpr std::size_t most_characters = 8'000;

// Whole words in small letters, a space on each side. "Every month" is none of them: it may be how
// often something new comes.
constexpr std::array<std::string_view, 53> terms{
    " per day ",     " per week ",       " per month ",     " per year ",      " a month ",
    " a year ",      " monthly ",        " yearly ",        " annual ",        " annually ",
    " free trial ",  " day trial ",      " week trial ",    " month trial ",   " trial period ",
    " for free ",    " discount ",       " percent off ",   " special offer ", " pro tag ",
    " pro woche ",   " pro monat ",      " pro jahr ",      " im monat ",      " im jahr ",
    " einen monat ", " ein jahr ",       " monatlich ",     " monatliche ",    " wöchentlich ",
    " jährlich ",    " jährliche ",      " probeabo ",      " probemonat ",    " probewoche ",
    " probezeit ",   " kostenlos ",      " gratis ",        " rabatt ",        " par mois ",
    " par an ",      " par semaine ",    " essai gratuit ", " réduction ",     " al mes ",
    " por mes ",     " al año ",         " por año ",       " descuento ",     " prueba gratuita ",
    " al mese ",     " prova gratuita ", " sconto "};
constexpr std::array<std::string_view, 17> asks{
    " buy ",    " buying ",   " purchase ", " purchasing ", " kauf ",    " kaufe ",
    " kaufen ", " kaufst ",   " acheter ",  " achetez ",    " achat ",   " comprar ",
    " compra ", " comprare ", " acquista ", " acquistare ", " acquisto "};
// Japanese writes no spaces between words.
constexpr std::array<std::string_view, 5> japanese_terms{"円", "月額", "年額", "無料", "割引"};
constexpr std::array<std::string_view, 3> japanese_asks{"購入", "買い", "買う"};

// Small letters, and single spaces for all that is no word. Bytes of other letters stay.
std::string words_of(std::string_view text) {
    std::string words = " ";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_word = byte >= 0x80 || std::isalnum(byte) != 0;
        if (is_word) {
            words += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        } else if (words.back() != ' ') {
            words += ' ';
        }
    }
    if (words.back() != ' ') words += ' ';
    return words;
}

std::string first_in(std::string_view words, Phrases phrases) {
    for (const std::string_view phrase : phrases) {
        if (words.find(phrase) == std::string_view::npos) continue;
        const bool has_spaces = phrase.front() == ' ';
        return std::string(has_spaces ? phrase.substr(1, phrase.size() - 2) : phrase);
    }
    return {};
}

std::string first_in(std::string_view words, Phrases spaced, Phrases unspaced) {
    const std::string found = first_in(words, spaced);
    return found.empty() ? first_in(words, unspaced) : found;
}

bool ends_in_question(std::string_view text) {
    return text.ends_with('?') || text.ends_with("？");
}

}    // namespace

std::string price_in(std::string_view text) {
    static constexpr std::array<std::string_view, 5> signs{"$", "€", "£", "¥", "₹"};
    for (const std::string_view sign : signs) {
        if (text.find(sign) != std::string_view::npos) return std::string(sign);
    }
    static const std::regex code("\\b(USD|EUR|GBP|JPY|INR|CAD|AUD|BRL|MXN)\\b");
    static const std::regex amount(
        "([0-9]|\\})\\s*(dollars?|euros?|cents?|pence|yen|rupees?|reais|pesos?|"
        "pounds? sterling|pfund sterling|livres? sterling)\\b",
        std::regex::icase);
    std::match_results<std::string_view::const_iterator> found;
    for (const std::regex* pattern : {&code, &amount}) {
        if (std::regex_search(text.begin(), text.end(), found, *pattern)) return found.str();
    }
    return {};
}

std::optional<std::string> upsell_text_fault(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return "is empty, say what it is and why now";
    text = text.substr(0, last + 1);
    if (model::count_characters(text) > most_characters) return "is over 8,000 characters";
    if (text.find_first_of("<>&") != std::string_view::npos) {
        return "holds <, > or &, which is no plain text";
    }
    if (!ends_in_question(text)) return "does not end in a question, ask whether it is of interest";
    const std::string price = price_in(text);
    if (!price.empty()) return "\"" + price + "\" states a price, leave it to Alexa";
    const std::string words = words_of(text);
    const std::string term = first_in(words, terms, japanese_terms);
    if (!term.empty()) return "\"" + term + "\" states a term or an offer, leave it to Alexa";
    const std::string ask = first_in(words, asks, japanese_asks);
    if (!ask.empty()) return "\"" + ask + "\" asks for a purchase, ask whether it is of interest";
    return std::nullopt;
}

}    // namespace ask::isp
