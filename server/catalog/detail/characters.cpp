#include "catalog/detail/characters.hpp"

#include "core/utf8.hpp"

namespace ask::catalog::detail {

namespace {

constexpr std::size_t most_shown = 60;
constexpr std::size_t most_of_a_pointer = 200;

}    // namespace

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string in_quotes(std::string_view text) {
    std::size_t bytes = 0;
    for (std::size_t shown = 0; bytes < text.size() && shown < most_shown; ++shown) {
        bytes += first_code_point(text.substr(bytes)).bytes;
    }
    const bool is_cut = bytes < text.size();
    return "\"" + printable(text.substr(0, bytes)) + (is_cut ? "…\"" : "\"");
}

std::string shown_pointer(std::string_view pointer) {
    const std::string_view begin = beginning_of(pointer, most_of_a_pointer);
    return printable(begin) + (begin.size() < pointer.size() ? "…" : "");
}

std::string code_point_name(char32_t letter) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string hex;
    for (char32_t rest = letter; rest != 0 || hex.size() < 4; rest /= 16) {
        hex.insert(hex.begin(), digits[rest % 16]);
    }
    return "U+" + hex;
}

}    // namespace ask::catalog::detail
