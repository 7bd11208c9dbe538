#include "skill/return_token.hpp"

#include <array>
#include <charconv>
#include <chrono>

#include "core/keyed_hash.hpp"

namespace ask::skill {

namespace {

using std::chrono::seconds;

constexpr std::string_view version = "s1";
constexpr std::size_t signature_length = 22;    // of base64url: 132 bits

std::int64_t seconds_of(TimePoint at) {
    return std::chrono::duration_cast<seconds>(at.time_since_epoch()).count();
}

// Lengths in front of the parts that come from outside: no two different tokens sign the same text.
std::string signature(const Secret& key, const UserId& user, const ProductId& product,
                      const ReturnToken& token) {
    std::string text = "return " + std::to_string(seconds_of(token.until)) + " " + token.nonce;
    for (const std::string* part : {&user.text(), &product.text(), &token.text}) {
        text += " " + std::to_string(part->size()) + ":" + *part;
    }
    return keyed_hash_text(key, text).substr(0, signature_length);
}

// In the one way that they are written: what is signed is the number, not its digits.
std::optional<TimePoint> read_seconds(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    // Beyond it the clock's own count overflows.
    constexpr std::int64_t latest = 9'000'000'000;
    if (!whole || number < 0 || number > latest || std::to_string(number) != text) {
        return std::nullopt;
    }
    return TimePoint(seconds(number));
}

// The part before the next dot, which is taken away with it.
std::optional<std::string_view> take_part(std::string_view& rest) {
    const auto dot = rest.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const std::string_view part = rest.substr(0, dot);
    rest.remove_prefix(dot + 1);
    return part;
}

}    // namespace

std::string make_nonce() {
    return base64url(random_bytes(12));
}

std::string sign_token(const Secret& key, const UserId& user, const ProductId& product,
                       const ReturnToken& token) {
    return std::string(version) + "." + std::to_string(seconds_of(token.until)) + "." +
           token.nonce + "." + signature(key, user, product, token) + "." + token.text;
}

std::optional<ReturnToken> open_token(const Secret& key, const UserId& user,
                                      const ProductId& product, std::string_view signed_token,
                                      TimePoint now) {
    std::array<std::string_view, 4> parts;
    for (std::string_view& part : parts) {
        const auto taken = take_part(signed_token);
        if (!taken) return std::nullopt;
        part = *taken;
    }
    const std::optional<TimePoint> until = read_seconds(parts[1]);
    if (parts[0] != version || !until || *until < now) return std::nullopt;
    ReturnToken token{std::string(parts[2]), *until, std::string(signed_token)};
    if (!same_bytes(signature(key, user, product, token), parts[3])) return std::nullopt;
    return token;
}

}    // namespace ask::skill
