#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace ask::http {

inline constexpr ErrorCode bad_url{"bad_url"};

// An absolute http or https URL in its parts.
struct Url {
    std::string scheme;    // "http" or "https"
    std::string host;      // lower case; a literal IPv6 address without its brackets
    std::uint16_t port = 0;
    std::string target;    // path and query as they came; "/" when there is none
};

// Strict: what two readers could understand differently is bad_url. That is user information,
// fragments, backslashes, spaces, control and non-ASCII characters, a broken %-escape, an empty
// host or label (so a trailing dot too), an empty port, one with leading zeros, 0 or over 65535,
// and anything over 8 KiB. Dot segments stay as they are. The context never quotes the URL.
[[nodiscard]] Result<Url> parse_url(std::string_view text);

// The value of the Host field: the port only where it is not the scheme's own.
[[nodiscard]] std::string host_field(const Url& url);

// "host:port", the key of a ClientOptions::resolve entry and of a pool.
[[nodiscard]] std::string host_and_port(const Url& url);

}    // namespace ask::http
