#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "http/network.hpp"

namespace ask::http {

// More is not read in search of the end of a PROXY header: version 1 allows 107 bytes, version 2
// as many as its length field says, of which what balancers add in practice is a small part.
inline constexpr std::size_t longest_proxy_line = 107;
inline constexpr std::size_t longest_proxy_header = 4096;

struct ProxiedClient {
    IpAddress address;
    std::uint16_t port;
    friend bool operator==(const ProxiedClient&, const ProxiedClient&) = default;
};

struct ProxyHeader {
    enum class Step {
        more,        // right as far as it goes: all of it belongs to the header
        complete,    // the first `size` bytes are the header, the rest is the client's
        faulty,      // no header, or one that breaks the specification
    };
    Step step = Step::faulty;
    std::size_t size = 0;
    // None: the balancer speaks for itself (LOCAL), or does not know or say whom it serves.
    std::optional<ProxiedClient> client = std::nullopt;
};

// Reads the header that HAProxy's PROXY protocol (versions 1 and 2, TCP) puts in front of a
// connection. Strict: one blank between words, no signs or leading zeros in ports, known commands
// and families only. Additions of version 2 (TLVs) are skipped.
[[nodiscard]] ProxyHeader read_proxy_header(std::string_view bytes);

}    // namespace ask::http
