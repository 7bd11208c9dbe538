#include "verify/detail/base64.hpp"

#include <array>
#include <cstdint>

#include "verify/detail/text.hpp"
#include "verify/reasons.hpp"

namespace ask::verify::detail {

namespace {

constexpr unsigned char no_digit = 0xFF;

consteval std::array<unsigned char, 256> make_digits() {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::array<unsigned char, 256> digits{};
    digits.fill(no_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<unsigned char>(i);
    }
    return digits;
}
constexpr auto digits = make_digits();

// 4, 3 or 2 digits become 3, 2 or 1 bytes; false for a strange digit or a bit that carries nothing.
bool decode_group(std::string_view group, std::vector<unsigned char>& out) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const unsigned char digit =
            i < group.size() ? digits[static_cast<unsigned char>(group[i])] : 0;
        if (digit == no_digit) return false;
        bits = bits << 6U | digit;
    }
    const std::size_t bytes = group.size() - 1;
    for (std::size_t i = 0; i < bytes; ++i) {
        out.push_back(static_cast<unsigned char>(bits >> (16U - 8U * i) & 0xFFU));
    }
    return (bits & ((1U << (8U * (3U - bytes))) - 1U)) == 0;
}

std::string_view without_padding(std::string_view text) {
    if (text.ends_with("==")) return text.substr(0, text.size() - 2);
    if (text.ends_with("=")) return text.substr(0, text.size() - 1);
    return text;
}

}    // namespace

Result<std::vector<unsigned char>> decode_base64(std::string_view text) {
    const std::string_view whole = trimmed(text);
    if (whole.empty() || whole.size() % 4 != 0) {
        return fail(reasons::signature_not_base64,
                    std::to_string(whole.size()) + " characters are no padded base64");
    }
    std::vector<unsigned char> bytes;
    bytes.reserve(whole.size() / 4 * 3);
    std::string_view rest = without_padding(whole);
    while (!rest.empty()) {
        const std::string_view group = rest.substr(0, 4);
        if (group.size() < 2 || !decode_group(group, bytes)) {
            return fail(reasons::signature_not_base64, "a character outside standard base64");
        }
        rest.remove_prefix(group.size());
    }
    return bytes;
}

}    // namespace ask::verify::detail
