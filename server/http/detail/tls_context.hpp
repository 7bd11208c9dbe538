#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/result.hpp"
#include "http/detail/tls_layer.hpp"
#include "http/server.hpp"

namespace ask::http::detail {

// TLS 1.2 and 1.3, forward secrecy and authenticated ciphers only, no renegotiation, stateless
// session tickets where there are keys for them. A server name that is unknown is no reason for an
// alert: Alexa drops a connection that answers with unrecognized_name. errors::invalid when a file
// cannot be read or key and certificate do not fit; it names the file.
[[nodiscard]] Result<SslContext> make_server_context(const TlsOptions& files);
// When the first certificate of the chain that is served expires, in Unix time.
[[nodiscard]] std::optional<std::int64_t> expiry_of(SSL_CTX* context);

// Trusts `ca_file`, or the system's roots without one. errors::invalid when it cannot be read.
[[nodiscard]] Result<SslContext> make_client_context(
    const std::optional<std::filesystem::path>& ca_file, bool verify_peer);

}    // namespace ask::http::detail
