#pragma once

#include <cstdint>
#include <string>

#include "core/task.hpp"
#include "http/detail/stream.hpp"
#include "http/network.hpp"
#include "http/proxy_header.hpp"
#include "http/server.hpp"

namespace ask::http::detail {

// Whom a connection serves.
struct Client {
    std::string name = "unknown";     // as Request::peer says it; or it was gone before we asked
    bool is_trusted_proxy = false;    // what it says of others is believed
};

// The other end of the socket.
[[nodiscard]] Client client_of(const Stream& stream, const ServerOptions& options);

// False when only others may connect.
[[nodiscard]] bool may_introduce(const Client& socket, const ServerOptions& options);

// Takes the PROXY header from the front of a prepared stream, and nothing behind it. `done`: the
// header is right and `client` the one that it names; if it names none, still the balancer, of
// whose trust nothing is left; `distrusted`: it is not.
Task<Progress> introduce(Stream& stream, const ServerOptions& options, Client& client);

}    // namespace ask::http::detail
