#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/deadline.hpp"
#include "core/result.hpp"
#include "core/task.hpp"

// Looking at a server from outside, without trusting or judging it.
namespace ask::http {

enum class TlsVersion { tls10, tls11, tls12, tls13 };

// "TLS 1.2".
[[nodiscard]] std::string_view name_of(TlsVersion version);

// An address, as addresses_of gives it, and a port there.
struct Door {
    std::string address;
    std::uint16_t port = 443;
};

// What a client says in its handshake. All that OpenSSL knows is offered, weak ciphers too.
struct TlsOffer {
    std::string server_name;    // sent as SNI; empty: none
    TlsVersion lowest = TlsVersion::tls12;
    TlsVersion highest = TlsVersion::tls13;
};

struct TlsReport {
    TlsVersion version = TlsVersion::tls12;    // the one agreed upon
    std::string chain_pem;          // every certificate in the order sent, nothing added or judged
    bool warned_of_name = false;    // the alert unrecognized_name came, as a warning
    std::chrono::microseconds handshake{0};
};

// Every address of a host name, each once; a literal address is its own. A look-up that overruns is
// left behind, and an io_context waits for it in its destructor. Errors: dns_failed,
// errors::timeout.
Task<Result<std::vector<std::string>>> addresses_of(std::string host, Deadline deadline);

// How long it took to connect. Errors: connect_failed, errors::timeout.
Task<Result<std::chrono::microseconds>> probe_tcp(Door door, Deadline deadline);

// Connects, shakes hands and closes. Errors: connect_failed; tls_failed, whose context ends with
// OpenSSL's reason or the name of the server's alert; connection_broken when it was cut off;
// errors::timeout; errors::unavailable for a version that OpenSSL here was built without.
Task<Result<TlsReport>> probe_tls(Door door, TlsOffer offer, Deadline deadline);

}    // namespace ask::http
