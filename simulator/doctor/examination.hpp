#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/result.hpp"
#include "http/tls_probe.hpp"
#include "http/url.hpp"
#include "verify/chain.hpp"

// What was seen of an endpoint, as plain values. Empty optionals and lists were not looked at,
// because of something seen earlier.
namespace ask::simulator::doctor {

using Microseconds = std::chrono::microseconds;

// How an address took a connection.
struct Knock {
    std::string address;
    Result<Microseconds> connected;
};

struct TlsLook {
    Result<http::TlsReport> usual;    // TLS 1.2 to 1.3, with the host's name and usual ciphers
    bool speaks_plain_http = false;
    std::map<http::TlsVersion, Result<http::TlsReport>> versions{};    // with all ciphers
    std::optional<Result<http::TlsReport>> nameless{};                 // without SNI
};

using CertificatePath = std::vector<verify::CertificateFacts>;

// The chain that the server sent. A path is in date where there is one in date.
struct ChainLook {
    Result<CertificatePath> sent;    // leaf first, as they came
    Result<CertificatePath> by_system;
    std::optional<Result<CertificatePath>> by_ca{};    // nothing: no file was given
};

inline constexpr std::size_t most_answer_bytes = 256U * 1024;    // more is errors::too_large

// What came back over HTTP.
struct Answer {
    unsigned status = 0;
    std::string content_type{};
    std::string body{};    // its beginning
    std::size_t body_bytes = 0;
    std::optional<std::chrono::seconds> clock_offset{};    // the Date header ahead of our clock
    Microseconds took{0};
};

// A signed request whose body is written in an unusual way.
struct AwkwardAnswer {
    std::string what;
    Result<Answer> answer;
};

struct SignedLook {
    Result<Answer> plain;
    std::vector<AwkwardAnswer> awkward{};
};

struct LatencyLook {
    std::vector<Microseconds> samples{};    // one request after another
    std::size_t connections = 0;            // that had to be opened for them
    bool is_signed = false;                 // the skill itself answered
    std::string ended_by{};                 // why there are fewer than asked for; empty: nothing
};

// Why something was not looked at, and what would change that.
struct Gap {
    std::string why;
    std::string remedy;
};

struct Examination {
    http::Url url;
    TimePoint at;
    Result<std::vector<std::string>> addresses{};
    std::vector<Knock> knocks{};
    std::optional<TlsLook> tls{};
    std::optional<ChainLook> chain{};
    std::optional<Result<Answer>> unsigned_post{};
    std::optional<Result<Answer>> get{};
    std::optional<SignedLook> with_signature{};
    std::optional<Gap> not_signed{};    // why there is nothing to sign with
    std::optional<LatencyLook> latency{};
};

}    // namespace ask::simulator::doctor
