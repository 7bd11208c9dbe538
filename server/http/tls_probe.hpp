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

// What a client offers. `usual`: what browsers and Java offer, so that a server which agrees to
// nothing else is out of their reach. `all`: whatever OpenSSL knows that needs a certificate.
enum class TlsCiphers { usual, all };

// What a client says in its handshake.
struct TlsOffer {
    std::string server_name;    // sent as SNI; empty: none
    TlsVersion lowest = TlsVersion::tls12;
    TlsVersion highest = TlsVersion::tls13;
    TlsCiphers ciphers = TlsCiphers::usual;    // of TLS 1.2 and before; 1.3 has good ones only
};

struct TlsReport {
    TlsVersion version = TlsVersion::tls12;    // the one agreed upon
    std::string cipher;                        // in OpenSSL's words
    std::string chain_pem;          // every certificate in the order sent, nothing added or judged
    bool warned_of_name = false;    // the alert unrecognized_name came, as a warning
    bool asked_for_certificate = false;    // of the client, which sent none
    std::chrono::microseconds handshake{0};
};

// How a handshake's error ends where the server asked for a certificate of the client's.
inline constexpr std::string_view wants_client_certificate =
    "the server demands a client certificate";

// Every address of a host name, each once; a literal address is its own. A look-up that overruns is
// left behind, and an io_context waits for it in its destructor. Errors: dns_failed,
// errors::timeout.
Task<Result<std::vector<std::string>>> addresses_of(std::string host, Deadline deadline);

// How long it took to connect. Errors: connect_failed, errors::timeout.
Task<Result<std::chrono::microseconds>> probe_tcp(Door door, Deadline deadline);

// Connects, shakes hands and closes. Errors: connect_failed; tls_failed, whose context ends with
// OpenSSL's reason, the name of the server's alert, or wants_client_certificate; connection_broken
// when it was cut off; errors::timeout; errors::unavailable for a version that OpenSSL here was
// built without.
Task<Result<TlsReport>> probe_tls(Door door, TlsOffer offer, Deadline deadline);

}    // namespace ask::http
