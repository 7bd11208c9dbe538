#include <algorithm>

#include "catalog/detail/characters.hpp"
#include "catalog/detail/text_signs.hpp"
#include "catalog/money_words.hpp"
#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

bool is_currency_sign(char32_t c) {
    const bool is_common = c == U'$' || (c >= U'¢' && c <= U'¥');
    const bool is_wide = c == U'\uFF04' || c == U'\uFFE0' || c == U'\uFFE1' || c == U'\uFFE5';
    return is_common || is_wide || (c >= U'\u20A0' && c <= U'\u20CF');
}

bool is_digit(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19');
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'-';
}

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'\u00C0' && c <= U'\u024F');
}

bool ends_in_number(std::u32string_view text) {
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return !text.empty() && is_digit(text.back());
}

bool begins_with_number(std::u32string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    return !text.empty() && is_digit(text.front());
}

// "99 cents" and "USD 5", but neither "accents" nor "dollar store".
bool is_amount(std::u32string_view text, std::size_t at, std::size_t size) {
    const std::u32string_view before = text.substr(0, at);
    const std::u32string_view after = text.substr(at + size);
    const bool is_within_a_word =
        is_letter(text[at]) && ((!before.empty() && is_letter(before.back())) ||
                                (!after.empty() && is_letter(after.front())));
    return !is_within_a_word && (ends_in_number(before) || begins_with_number(after));
}

bool has_amount(std::u32string_view text, std::string_view word) {
    const std::u32string wanted = code_points_of(word);
    for (auto at = text.find(wanted); at != text.npos; at = text.find(wanted, at + 1)) {
        if (is_amount(text, at, wanted.size())) return true;
    }
    return false;
}

// "1.99", "4,99": nothing else is written so.
bool ends_in_ninety_nine(std::u32string_view text, std::size_t at) {
    const std::u32string_view rest = text.substr(at);
    const bool has_point = rest.starts_with(U".99") || rest.starts_with(U",99");
    const bool is_number = at > 0 && is_digit(text[at - 1]);
    return has_point && is_number && (rest.size() == 3 || !is_digit(rest[3]));
}

}    // namespace

std::optional<std::string> find_price(std::string_view text) {
    const std::u32string all = code_points_of(lower_ascii(text));
    if (std::ranges::any_of(all, is_currency_sign)) return "a currency sign";
    if (std::ranges::none_of(all, is_digit)) return std::nullopt;
    // Those with letters that ASCII lacks are found as they stand.
    for (const std::string_view word : currency_words()) {
        if (has_amount(all, word)) return "an amount in " + in_quotes(word);
    }
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (ends_in_ninety_nine(all, at)) return "a number that ends in 99 like a price";
    }
    return std::nullopt;
}

}    // namespace ask::catalog::detail
