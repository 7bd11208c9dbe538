#include "http/network.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>

namespace ask::http {

namespace {

constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

// The bits of this byte that are behind the prefix.
std::uint8_t host_bits(std::size_t byte, std::size_t prefix) {
    const std::size_t kept = std::min<std::size_t>(8, prefix - std::min(prefix, byte * 8));
    return static_cast<std::uint8_t>(0xffU >> kept);
}

}    // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN || text.contains('\0')) return std::nullopt;
    const std::string whole(text);
    std::array<std::uint8_t, 16> raw{};
    if (::inet_pton(AF_INET, whole.c_str(), raw.data()) == 1) {
        return of(std::span<const std::uint8_t, 16>(raw).first<4>());
    }
    if (::inet_pton(AF_INET6, whole.c_str(), raw.data()) != 1) return std::nullopt;
    return of(std::span<const std::uint8_t, 16>(raw));
}

IpAddress IpAddress::of(std::span<const std::uint8_t, 4> bytes) {
    IpAddress made;
    std::ranges::copy(bytes, made.bytes_.begin());
    return made;
}

IpAddress IpAddress::of(std::span<const std::uint8_t, 16> bytes) {
    if (std::ranges::equal(bytes.first<12>(), mapped)) return of(bytes.last<4>());
    IpAddress made;
    made.is_v4_ = false;
    std::ranges::copy(bytes, made.bytes_.begin());
    return made;
}

std::span<const std::uint8_t> IpAddress::bytes() const {
    return std::span(bytes_).first(is_v4_ ? 4 : 16);
}

std::string IpAddress::text() const {
    std::array<char, INET6_ADDRSTRLEN> out{};
    ::inet_ntop(is_v4_ ? AF_INET : AF_INET6, bytes_.data(), out.data(), out.size());
    return out.data();
}

std::string IpAddress::text_with(std::uint16_t port) const {
    return (is_v4_ ? text() : '[' + text() + ']') + ':' + std::to_string(port);
}

std::optional<Network> Network::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto first = IpAddress::parse(text.substr(0, slash));
    if (!first) return std::nullopt;
    std::size_t bits = first->bytes().size() * 8;
    if (slash != std::string_view::npos) {
        const std::string_view prefix = text.substr(slash + 1);
        const char* end = prefix.data() + prefix.size();
        const std::size_t most = bits;
        const auto [stopped, failed] = std::from_chars(prefix.data(), end, bits);
        if (failed != std::errc{} || stopped != end || bits > most) return std::nullopt;
        if (prefix.size() > 1 && prefix.front() == '0') return std::nullopt;
    }
    for (std::size_t i = 0; i < first->bytes().size(); ++i) {
        if ((first->bytes()[i] & host_bits(i, bits)) != 0) return std::nullopt;
    }
    return Network(*first, bits);
}

bool Network::contains(const IpAddress& address) const {
    if (address.is_v4() != first_.is_v4()) return false;
    for (std::size_t i = 0; i < address.bytes().size(); ++i) {
        const auto kept = static_cast<std::uint8_t>(~host_bits(i, bits_));
        if ((address.bytes()[i] & kept) != first_.bytes()[i]) return false;
    }
    return true;
}

std::string Network::text() const {
    return first_.text() + '/' + std::to_string(bits_);
}

bool contains(std::span<const Network> networks, const IpAddress& address) {
    return std::ranges::any_of(networks, [&](const Network& one) { return one.contains(address); });
}

}    // namespace ask::http
