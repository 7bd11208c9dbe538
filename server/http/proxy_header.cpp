#include "http/proxy_header.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace ask::http {

namespace {

using Step = ProxyHeader::Step;

constexpr std::string_view signature1 = "PROXY ";
constexpr std::string_view signature2("\r\n\r\n\0\r\nQUIT\n", 12);
constexpr std::size_t fixed_part = 16;    // of version 2

ProxyHeader still_reading(bool fits) {
    return {.step = fits ? Step::more : Step::faulty};
}

bool begins_alike(std::string_view bytes, std::string_view signature) {
    const std::size_t common = std::min(bytes.size(), signature.size());
    return bytes.substr(0, common) == signature.substr(0, common);
}

// The text up to the next blank, which goes with it.
std::string_view next_word(std::string_view& line) {
    const std::size_t end = line.find(' ');
    const std::string_view word = line.substr(0, end);
    line = end == std::string_view::npos ? std::string_view{} : line.substr(end + 1);
    return word;
}

std::optional<std::uint16_t> read_port(std::string_view word) {
    std::uint16_t port = 0;
    const char* end = word.data() + word.size();
    const auto [stopped, failed] = std::from_chars(word.data(), end, port);
    const bool padded = word.size() > 1 && word.front() == '0';
    if (failed != std::errc{} || stopped != end || padded) return std::nullopt;
    return port;
}

std::optional<IpAddress> read_address(std::string_view word, bool is_v4) {
    const bool looks_v4 = word.find(':') == std::string_view::npos;
    return looks_v4 == is_v4 ? IpAddress::parse(word) : std::nullopt;
}

// The line behind "PROXY ", without its end.
std::optional<ProxyHeader> read_line(std::string_view line) {
    const std::string_view family = next_word(line);
    if (family == "UNKNOWN") return ProxyHeader{.step = Step::complete};
    if (family != "TCP4" && family != "TCP6") return std::nullopt;
    if (std::ranges::count(line, ' ') != 3) return std::nullopt;
    const bool is_v4 = family == "TCP4";
    const auto client = read_address(next_word(line), is_v4);
    const auto server = read_address(next_word(line), is_v4);
    const auto client_port = read_port(next_word(line));
    const auto server_port = read_port(line);
    if (!client || !server || !client_port || !server_port) return std::nullopt;
    return ProxyHeader{.step = Step::complete,
                       .client = ProxiedClient{.address = *client, .port = *client_port}};
}

ProxyHeader read_version1(std::string_view bytes) {
    const std::string_view window = bytes.substr(0, longest_proxy_line);
    const std::size_t end = window.find('\n');
    if (end == std::string_view::npos) return still_reading(window.size() < longest_proxy_line);
    if (window[end - 1] != '\r') return {};
    const std::string_view line = window.substr(0, end - 1);
    if (line.find('\r') != std::string_view::npos) return {};
    auto header = read_line(line.substr(signature1.size()));
    if (!header) return {};
    header->size = end + 1;
    return *header;
}

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

std::uint16_t number_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(byte_at(bytes, at) << 8U | byte_at(bytes, at + 1));
}

template <std::size_t Size>
IpAddress address_at(std::string_view bytes, std::size_t at) {
    std::array<std::uint8_t, Size> raw{};
    for (std::size_t i = 0; i < Size; ++i) raw[i] = byte_at(bytes, at + i);
    return IpAddress::of(std::span<const std::uint8_t, Size>(raw));
}

// What stands behind the fixed part: both addresses, both ports.
constexpr std::size_t size_of_v4 = 12;
constexpr std::size_t size_of_v6 = 36;
constexpr std::size_t size_of_unix = 216;

// The byte is the address family (none, IPv4, IPv6, UNIX) and the transport (none, stream); nothing
// that came over TCP has another.
std::optional<std::size_t> size_of_addresses(std::uint8_t family) {
    switch (family) {
        case 0x00:
            return 0;
        case 0x11:
            return size_of_v4;
        case 0x21:
            return size_of_v6;
        case 0x31:
            return size_of_unix;
        default:
            return std::nullopt;
    }
}

std::optional<ProxiedClient> client_in(std::string_view header, std::size_t addresses) {
    if (addresses == size_of_v4) {
        return ProxiedClient{.address = address_at<4>(header, fixed_part),
                             .port = number_at(header, fixed_part + 8)};
    }
    if (addresses == size_of_v6) {
        return ProxiedClient{.address = address_at<16>(header, fixed_part),
                             .port = number_at(header, fixed_part + 32)};
    }
    return std::nullopt;
}

ProxyHeader read_version2(std::string_view bytes) {
    if (bytes.size() < fixed_part) {
        return still_reading(bytes.size() <= 12 || byte_at(bytes, 12) >> 4U == 2);
    }
    constexpr std::uint8_t local = 0x20;
    constexpr std::uint8_t proxied = 0x21;
    const std::uint8_t command = byte_at(bytes, 12);
    const std::size_t size = fixed_part + number_at(bytes, 14);
    if ((command != local && command != proxied) || size > longest_proxy_header) return {};
    const auto addresses = command == proxied ? size_of_addresses(byte_at(bytes, 13)) : 0;
    if (!addresses || size < fixed_part + *addresses) return {};
    if (bytes.size() < size) return still_reading(true);
    return {.step = Step::complete, .size = size, .client = client_in(bytes, *addresses)};
}

}    // namespace

ProxyHeader read_proxy_header(std::string_view bytes) {
    if (bytes.empty()) return still_reading(true);
    const bool is_version2 = bytes.front() == signature2.front();
    const std::string_view signature = is_version2 ? signature2 : signature1;
    if (!begins_alike(bytes, signature)) return {};
    if (bytes.size() < signature.size()) return still_reading(true);
    return is_version2 ? read_version2(bytes) : read_version1(bytes);
}

}    // namespace ask::http
