#pragma once

#include <optional>
#include <span>
#include <string>

#include "http/message.hpp"
#include "http/network.hpp"

namespace ask::http {

// Whom a request comes from, as the proxies on its way say in X-Forwarded-For or, without that, in
// Forwarded (RFC 7239): read from the right, past the trusted ones, because what stands further
// left was written by somebody unknown. An entry that is no address ends the search at the one
// before it. Ask only for a request that came from a trusted proxy. With its port where one is
// given; nullopt when nobody is named.
[[nodiscard]] std::optional<std::string> forwarded_client(const Headers& headers,
                                                          std::span<const Network> trusted);

}    // namespace ask::http
