#include "simulator/detail/identifiers.hpp"

#include <cstdint>
#include <random>

namespace ask::simulator::detail {

namespace {

// FNV-1a with a seed of its own for each half.
std::uint64_t hash(std::string_view text, std::uint64_t seed) {
    std::uint64_t value = 14695981039346656037ULL ^ seed;
    for (const char c : text) {
        value ^= static_cast<unsigned char>(c);
        value *= 1099511628211ULL;
    }
    return value;
}

std::string in_hex(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) {
        text += digits[static_cast<std::size_t>(value >> shift) & 15U];
    }
    return text;
}

std::string uuid_from(std::uint64_t high, std::uint64_t low) {
    const std::string hex = in_hex(high) + in_hex(low);
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
           hex.substr(16, 4) + "-" + hex.substr(20, 12);
}

std::mt19937_64& generator() {
    thread_local std::mt19937_64 numbers{std::random_device{}()};
    return numbers;
}

}    // namespace

std::string uuid_of(std::string_view text) {
    return uuid_from(hash(text, 1), hash(text, 2));
}

std::string random_uuid() {
    const std::uint64_t high = generator()();
    return uuid_from(high, generator()());
}

std::string random_base32(std::size_t length) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    while (text.size() < length) text += letters[generator()() & 31U];
    return text;
}

}    // namespace ask::simulator::detail
