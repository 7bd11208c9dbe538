#include "simulator/certify/detail/plain_text.hpp"

#include "simulator/detail/characters.hpp"

namespace ask::simulator::certify::detail {

namespace {

bool is_control(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

// Turns the direction of what stands beside it.
bool turns_text(char32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

}    // namespace

std::string plain(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto [code, bytes] = simulator::detail::first_character(text);
        const bool is_stray = bytes.size() == 1 && static_cast<unsigned char>(bytes[0]) >= 0x80;
        if (is_stray)
            out += "\xEF\xBF\xBD";    // U+FFFD
        else if (is_control(code))
            out += ' ';
        else if (!turns_text(code))
            out += bytes;
        text.remove_prefix(bytes.size());
    }
    return out;
}

}    // namespace ask::simulator::certify::detail
