#include "store/detail/random_values.hpp"

#include <charconv>
#include <cstring>

#include "core/keyed_hash.hpp"

namespace ask::store::detail {

namespace {

constexpr std::size_t key_bytes = 32;

}    // namespace

std::int64_t new_version() {
    std::uint64_t bits = 0;
    const std::string bytes = random_bytes(sizeof bits);
    std::memcpy(&bits, bytes.data(), sizeof bits);
    return static_cast<std::int64_t>(bits >> 2U) + 1;
}

std::string new_store_id() {
    return base64url(random_bytes(16));
}

std::string new_key_in_hex() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : random_bytes(key_bytes)) {
        const auto value = static_cast<unsigned char>(byte);
        text += digits[value >> 4U];
        text += digits[value & 0xFU];
    }
    return text;
}

std::optional<std::string> key_of_hex(std::string_view digits) {
    if (digits.size() != 2 * key_bytes) return std::nullopt;
    std::string bytes;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        unsigned value = 0;
        const char* const end = digits.data() + at + 2;
        const auto [stopped, error] = std::from_chars(digits.data() + at, end, value, 16);
        if (error != std::errc() || stopped != end) return std::nullopt;
        bytes += static_cast<char>(value);
    }
    return bytes;
}

}    // namespace ask::store::detail
