#include "model/detail/utf8.hpp"

#include <algorithm>
#include <array>

namespace ask::model::detail {

namespace {

// How a sequence of each length starts, and the smallest code point that may be written so.
struct Form {
    unsigned char mask;
    unsigned char lead;
    std::size_t bytes;
    char32_t least;
};

constexpr std::array forms{
    Form{0x80, 0x00, 1, 0},
    Form{0xE0, 0xC0, 2, 0x80},
    Form{0xF0, 0xE0, 3, 0x800},
    Form{0xF8, 0xF0, 4, 0x10000},
};

constexpr CodePoint invalid_byte{};

bool is_scalar(char32_t value) {
    return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

CodePoint decode(std::string_view text, const Form& form) {
    if (text.size() < form.bytes) return invalid_byte;
    char32_t value =
        static_cast<unsigned char>(text.front()) & static_cast<unsigned char>(~form.mask);
    for (const char c : text.substr(1, form.bytes - 1)) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) return invalid_byte;
        value = (value << 6) | (byte & 0x3F);
    }
    if (value < form.least || !is_scalar(value)) return invalid_byte;
    return CodePoint{value, form.bytes, true};
}

}    // namespace

CodePoint first_code_point(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const auto form = std::ranges::find_if(
        forms, [lead](const Form& known) { return (lead & known.mask) == known.lead; });
    return form == forms.end() ? invalid_byte : decode(text, *form);
}

}    // namespace ask::model::detail
