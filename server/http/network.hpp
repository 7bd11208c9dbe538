#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ask::http {

// An IP address. One of version 4 that is written as one of version 6 (::ffff:192.0.2.1) is the
// same as the address of version 4.
class IpAddress {
 public:
    // As people write them, without zone, port or brackets.
    [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);
    // 4 or 16 bytes in network order.
    [[nodiscard]] static IpAddress of(std::span<const std::uint8_t, 4> bytes);
    [[nodiscard]] static IpAddress of(std::span<const std::uint8_t, 16> bytes);

    [[nodiscard]] bool is_v4() const { return is_v4_; }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const;
    [[nodiscard]] std::string text() const;
    // "192.0.2.1:443", "[2001:db8::1]:443".
    [[nodiscard]] std::string text_with(std::uint16_t port) const;
    friend bool operator==(const IpAddress&, const IpAddress&) = default;

 private:
    std::array<std::uint8_t, 16> bytes_{};    // version 4: the first four
    bool is_v4_ = true;
};

// A range of addresses, as 10.0.0.0/8, 2001:db8::/32, or one address alone.
class Network {
 public:
    // nullopt when it is none, also when bits are set behind the prefix (10.1.2.3/8).
    [[nodiscard]] static std::optional<Network> parse(std::string_view text);
    [[nodiscard]] bool contains(const IpAddress& address) const;
    [[nodiscard]] std::string text() const;

 private:
    Network(const IpAddress& first, std::size_t bits) : first_(first), bits_(bits) {}

    IpAddress first_;
    std::size_t bits_;
};

[[nodiscard]] bool contains(std::span<const Network> networks, const IpAddress& address);

}    // namespace ask::http
